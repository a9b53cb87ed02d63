import './app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { queries } from './client.ts';
import { startTheme } from './parts/theme.ts';
import { router } from './router.ts';
import { startSaying, useLanguage } from './say/say.ts';

// Weeks start on Monday and days come first in all three; React Aria would otherwise follow the browser.
const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

function App() {
  return (
    <I18nProvider locale={locales[useLanguage()]}>
      <QueryClientProvider client={queries}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </I18nProvider>
  );
}

startTheme();
await startSaying();
// React keeps a placeholder up for a third of a second once it has shown one, so a page that is nearly there is waited for.
await Promise.race([router.load(), new Promise((wait) => setTimeout(wait, 300))]);
const place = document.getElementById('app');
if (!place) throw new Error('index.html has no place for the app');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
