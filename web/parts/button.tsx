import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName, Spinner } from './icon.tsx';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';
type Look = { kind?: Kind; icon?: IconName; wide?: boolean };

// A transparent border keeps the shape of a filled button visible in forced-colours mode.
const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control border py-2 text-center font-semibold no-underline transition-colors select-none cursor-pointer print:hidden aria-disabled:cursor-progress';
const looks: Record<Kind, string> = {
  primary: 'border-transparent px-5 bg-brand text-on-brand hover:bg-brand-strong active:bg-brand-strong',
  secondary: 'border-edge px-5 bg-paper text-ink hover:bg-brand-wash hover:border-brand-ink active:bg-brand-wash',
  quiet: 'border-transparent px-3 text-brand-ink hover:bg-brand-wash active:bg-brand-wash',
  danger: 'border-transparent px-5 bg-danger text-on-danger hover:bg-danger-strong active:bg-danger-strong',
};
const look = ({ kind = 'secondary', wide }: Look) => classes(shape, looks[kind], wide && 'w-full');

/**
 * A button named by its act (“Lähetä lasku”). One primary a view. While `busy` it keeps focus and ignores presses; a disabled
 * button does not exist: let people press, and say what is missing.
 */
export function Button({
  kind,
  icon,
  wide,
  busy = false,
  children,
  onClick,
  type = 'button',
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'disabled'> & Look & { busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      className={look({ ...(kind && { kind }), ...(wide && { wide }) })}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type AnchorProps = Omit<ComponentProps<'a'>, 'className'>;

function ButtonAnchor({ kind, icon, wide, children, ...rest }: AnchorProps & Look) {
  return (
    <a {...rest} className={look({ ...(kind && { kind }), ...(wide && { wide }) })}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** A link to another page of the app that looks like a button: `<ButtonLink to="/oma/laskut/uusi" kind="primary">`. */
export const ButtonLink = createLink(ButtonAnchor);

const linkLook =
  'rounded-xs font-medium text-brand-ink underline decoration-1 underline-offset-[0.2em] hover:decoration-2';

/** A link inside text to a place outside the router: a file, the API's documents, an address. */
export function OutsideLink({ children, ...rest }: AnchorProps & { children: ReactNode }) {
  return (
    <a {...rest} className={linkLook}>
      {children}
    </a>
  );
}

/** A link inside text to another page of the app. */
export const TextLink = createLink(OutsideLink);

/** Buttons in a row on the desk, under each other with the first on top on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-3 pt-2 sm:flex-row sm:flex-wrap sm:items-center">{children}</div>;
}
