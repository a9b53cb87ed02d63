import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Language } from '../../src/basics/money.ts';
import { useLanguage, useSay } from '../say/say.ts';
import { Brand } from './brand.tsx';
import { Button, OutsideLink } from './button.tsx';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { OfflineBanner } from './states.tsx';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';
import { ToastRegion } from './toast.tsx';

/** A place in the navigation. The first four stand in the phone's bar at the bottom, all on the desk's top line. */
export type Place = { to: string; name: string; icon: IconName; exact?: boolean };
/** Who is signed in; `detail` is the e-mail address or the duties. */
export type Person = { name: string; detail: string; signOut: () => void };
/** Who runs the service, with the same two channels for help on every page. */
export type Operator = { name: string; email: string; phone: string };

const menuId = 'frame-menu';

/**
 * What stands around every page: skip link, brand, navigation, languages, the signed-in person's menu, footer, and the regions
 * for toasts and a lost connection. `places` is empty for the public pages; `entry` holds their sign-in links.
 */
export function Frame({
  home,
  places,
  person,
  entry,
  operator,
  demo,
  onLanguage,
  banner,
  children,
}: {
  home: string;
  places: readonly Place[];
  person?: Person | undefined;
  entry?: ReactNode;
  operator?: Operator | undefined;
  demo?: boolean | undefined;
  onLanguage?: (language: Language) => void;
  /** What concerns the whole page and stands above it. */
  banner?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay('parts');
  return (
    <div
      className={classes(
        'flex min-h-dvh flex-col',
        places.length > 0
          ? '[--tabs-height:calc(4rem+env(safe-area-inset-bottom))] md:[--tabs-height:0px]'
          : '[--tabs-height:0px]',
      )}
    >
      <a
        href="#main"
        className="sr-only z-30 rounded-control bg-brand px-4 py-3 font-semibold text-on-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {say('skip')}
      </a>
      <header className="border-b border-hairline bg-paper print:hidden">
        <div className="mx-auto flex max-w-[76rem] items-center gap-x-4 px-4 py-2 sm:px-6">
          <Brand home={home} small={entry != null} />
          {places.length > 0 && <TopNavigation places={places} />}
          <div className="ml-auto flex items-center gap-2">
            {!person && <LanguageSwitch short {...(onLanguage && { onChange: onLanguage })} />}
            {entry}
            {person && <MenuButton name={person.name} />}
          </div>
        </div>
        {demo && <p className="bg-info-wash px-4 py-1.5 text-center text-small text-info-ink">{say('demo')}</p>}
        <OfflineBanner />
        {banner}
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[76rem] grow px-4 pt-8 pb-12 sm:px-6 sm:pt-10">
        {children}
      </main>
      <Footer operator={operator} />
      {places.length > 0 && <BottomTabs places={places.slice(0, 4)} />}
      {person && <Menu places={places.slice(4)} person={person} onLanguage={onLanguage} />}
      <ToastRegion />
    </div>
  );
}

const activeOptions = ({ exact }: Place) => ({ exact: exact ?? false });

function TopNavigation({ places }: { places: readonly Place[] }) {
  const say = useSay('parts');
  return (
    <nav aria-label={say('navigation')} className="hidden md:block">
      <ul className="flex">
        {places.map((place) => (
          <li key={place.to}>
            <Link
              to={place.to}
              activeOptions={activeOptions(place)}
              className="relative flex min-h-11 items-center rounded-control px-3 font-medium text-ink-soft no-underline hover:bg-sunken hover:text-ink aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-3 aria-[current]:after:-bottom-2 aria-[current]:after:h-[3px] aria-[current]:after:rounded-pill aria-[current]:after:bg-brand"
            >
              {place.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const tab =
  'flex h-16 w-full cursor-pointer flex-col items-center justify-center gap-0.5 text-[0.75rem] font-medium text-ink-soft no-underline aria-[current]:text-brand-ink aria-[current]:font-semibold';

/** On a phone the places lie where the thumb is; the rest is behind “More”. */
function BottomTabs({ places }: { places: readonly Place[] }) {
  const say = useSay('parts');
  return (
    <nav
      aria-label={say('navigation')}
      className="sticky bottom-0 z-10 border-t border-hairline bg-paper pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="flex">
        {places.map((place) => (
          <li key={place.to} className="flex-1">
            <Link to={place.to} activeOptions={activeOptions(place)} className={tab}>
              <Icon name={place.icon} className="size-6" />
              {place.name}
            </Link>
          </li>
        ))}
        <li className="flex-1">
          <button type="button" popoverTarget={menuId} className={tab}>
            <Icon name="menu" className="size-6" />
            {say('more')}
          </button>
        </li>
      </ul>
    </nav>
  );
}

function MenuButton({ name }: { name: string }) {
  const say = useSay('parts');
  return (
    <button
      type="button"
      popoverTarget={menuId}
      className="flex min-h-11 max-w-64 cursor-pointer items-center gap-2 rounded-control px-3 font-medium text-ink hover:bg-sunken"
    >
      <Icon name="person" />
      <span className="truncate max-sm:sr-only">{name}</span>
      <span className="sr-only">, {say('menu')}</span>
      <Icon name="chevron" className="size-4" />
    </button>
  );
}

/** The signed-in person's menu: a panel of plain links and switches, closed with Esc, a press outside, or by going on. */
function Menu({
  places,
  person,
  onLanguage,
}: {
  places: readonly Place[];
  person: Person;
  onLanguage: ((language: Language) => void) | undefined;
}) {
  const say = useSay('parts');
  const panel = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes whenever the place changes.
  useEffect(() => panel.current?.hidePopover(), [pathname]);
  return (
    <section
      ref={panel}
      aria-label={say('menu')}
      id={menuId}
      popover="auto"
      className="fixed inset-auto right-2 w-72 rounded-card border border-hairline bg-paper p-4 text-ink shadow-raised max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))] md:top-16 md:right-[max(1.5rem,calc(50vw-36.5rem))]"
    >
      <p className="font-semibold">{person.name}</p>
      <p className="text-small text-ink-soft">{person.detail}</p>
      {places.length > 0 && (
        <ul className="mt-3 border-t border-hairline pt-2 md:hidden">
          {places.map((place) => (
            <li key={place.to}>
              <Link to={place.to} className="flex min-h-11 items-center gap-3 font-medium text-ink no-underline">
                <Icon name={place.icon} /> {place.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3 grid gap-1 border-t border-hairline pt-2 *:-ml-2.5">
        <LanguageSwitch {...(onLanguage && { onChange: onLanguage })} />
        <ThemeSwitch />
      </div>
      <div className="mt-2 border-t border-hairline pt-3">
        <Button wide onClick={person.signOut}>
          {say('sign-out')}
        </Button>
      </div>
    </section>
  );
}

function Footer({ operator }: { operator: Operator | undefined }) {
  const say = useSay('parts');
  const language = useLanguage();
  return (
    <footer className="border-t border-hairline text-small text-ink-soft print:hidden">
      <div className="mx-auto flex max-w-[76rem] flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-4 sm:px-6">
        <ul className="flex flex-wrap gap-x-6">
          {operator && (
            <>
              <li className="flex min-h-11 items-center">{operator.name}</li>
              <li className="flex min-h-11 items-center">
                <OutsideLink href={`tel:${operator.phone.replaceAll(' ', '')}`}>{operator.phone}</OutsideLink>
              </li>
              <li className="flex min-h-11 items-center">
                <OutsideLink href={`mailto:${operator.email}`}>{operator.email}</OutsideLink>
              </li>
            </>
          )}
          <li className="flex min-h-11 items-center">
            <OutsideLink href={`/tietosuoja?kieli=${language}`}>{say('privacy-notice')}</OutsideLink>
          </li>
          <li className="flex min-h-11 items-center">
            <OutsideLink href="/api/docs">{say('interface')}</OutsideLink>
          </li>
        </ul>
        <ThemeSwitch />
      </div>
    </footer>
  );
}
