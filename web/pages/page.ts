import { lazyRouteComponent } from '@tanstack/react-router';
import { type Area, bring } from '../say/say.ts';

/**
 * A page that is loaded when somebody goes there: `page(() => import('./invoices.tsx'), 'Invoices', 'invoicing')`. The areas of
 * its texts come at the same time; one that is left out would come only after the page, and hold it up.
 */
export function page<Module extends Record<string, unknown>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
  ...areas: Area[]
) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), bring(areas)]);
    return module;
  }, name);
}

/** What of an address is text and not empty; anything else in it is left out. */
export function words<Name extends string>(asked: Record<string, unknown>, ...names: Name[]): { [N in Name]?: string } {
  const found = names
    .filter((name) => typeof asked[name] === 'string' && asked[name] !== '')
    .map((name) => [name, asked[name]]);
  return Object.fromEntries(found) as { [N in Name]?: string };
}
