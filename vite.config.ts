import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { minifyContractRouter } from '@orpc/contract';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { contract } from './src/contract.ts';

// What is written for people and for the service's own checks; the browser asks by name and never reads it.
const unread = ['summary', 'tags', 'meta'];
const withoutWords = (key: string, value: unknown) =>
  unread.includes(key) ? (key === 'meta' ? {} : undefined) : value;

// The browser needs methods and paths only; the schemas, and zod with them, stay on the server.
const contractPaths: Plugin = {
  name: 'contract-paths',
  resolveId: (id) => (id === 'virtual:contract' ? '\0virtual:contract' : undefined),
  load: (id) =>
    id === '\0virtual:contract'
      ? `export default ${JSON.stringify(minifyContractRouter(contract), withoutWords)}`
      : undefined,
};

// Packed as tightly as can be, once: the service sends these as they are to whoever takes them.
const packed: Plugin = {
  name: 'packed',
  async writeBundle({ dir = '' }, bundle) {
    const paths = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
    await Promise.all(
      paths.map(async (path) => {
        const bytes = await promisify(brotliCompress)(await readFile(join(dir, path)));
        await writeFile(join(dir, `${path}.br`), bytes);
      }),
    );
  },
};

// What every page needs comes as one file, which is smaller than its pieces and asked for once; what many pages need as
// another, so that a page is made of a few files and not of dozens.
const first = { name: inFirstView, priority: 2 };
const shared = { name: 'shared', minShareCount: 8, priority: 1 };
const firstView = new Set<string>();
function inFirstView(id: string, graph: Rolldown.ChunkingContext): string | null {
  if (firstView.size === 0) addWithImports(join(import.meta.dirname, 'web/index.html'), graph);
  return firstView.has(id) ? 'kevyt' : null;
}
function addWithImports(id: string, graph: Rolldown.ChunkingContext): void {
  if (firstView.has(id)) return;
  firstView.add(id);
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) addWithImports(imported, graph);
}

export default defineConfig({
  root: join(import.meta.dirname, 'web'),
  plugins: [
    contractPaths,
    { ...optimizeLocales.vite({ locales: ['fi-FI', 'sv-SE', 'en-GB', 'en-US'] }), enforce: 'pre' },
    react(),
    tailwindcss(),
    packed,
  ],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The content security policy allows our own files only: nothing inline, nothing as data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [first, shared] } } },
  },
});
