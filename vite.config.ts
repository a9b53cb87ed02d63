import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web',
  plugins: [
    { ...optimizeLocales.vite({ locales: ['fi-FI', 'sv-SE', 'en-GB', 'en-US'] }), enforce: 'pre' },
    react(),
    tailwindcss(),
  ],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The content security policy allows our own files only: nothing inline, nothing as data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
