import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSay } from '../say/say.ts';
import { Button, ButtonRow } from './button.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

/** A window over the page: keeps focus, closes with Esc, gives focus back. On a phone it rises from the bottom. */
export function Dialog({
  title,
  open,
  onClose,
  narrow,
  children,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  narrow?: boolean;
  children: ReactNode;
}) {
  const say = useSay('parts');
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const opener = document.activeElement;
    element.showModal();
    // The heading is read first; a button in focus would be pressed by a stray Enter.
    element.querySelector<HTMLElement>('[data-dialog-heading]')?.focus();
    return () => {
      element.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [open]);

  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press on the backdrop is an extra for the mouse; Esc and the button do the same.
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      className={classes(
        'm-auto w-full max-w-full rounded-card bg-paper p-0 text-ink shadow-raised backdrop:bg-[rgb(6_16_13/0.55)] max-sm:mb-0 max-sm:rounded-b-none',
        narrow ? 'sm:w-fit' : 'sm:max-w-lg',
      )}
    >
      <div className="grid gap-4 p-5 sm:p-7">
        <div className="flex items-start justify-between gap-4">
          <h2 id={heading} data-dialog-heading tabIndex={-1} className="pt-2 text-heading font-semibold outline-none">
            {title}
          </h2>
          <button
            type="button"
            aria-label={say('close')}
            onClick={onClose}
            className="-mr-2 grid size-11 shrink-0 cursor-pointer place-items-center rounded-control text-ink-soft hover:bg-sunken"
          >
            <Icon name="cross" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

/**
 * Asks before something that cannot be undone. The children say exactly what will happen; `act` names it (“Lähetä lasku”).
 * Stays open while `busy`, shows why it was refused.
 */
export function ConfirmDialog({
  act,
  kind = 'primary',
  busy = false,
  refusal,
  onConfirm,
  children,
  ...dialog
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  act: string;
  kind?: 'primary' | 'danger';
  busy?: boolean;
  refusal?: string | undefined;
  onConfirm: () => void;
  children: ReactNode;
}) {
  const say = useSay('parts');
  return (
    <Dialog {...dialog}>
      <div className="grid gap-3">{children}</div>
      <p role="alert" className="font-medium text-danger-ink empty:hidden">
        {refusal}
      </p>
      <ButtonRow>
        <Button kind={kind} busy={busy} onClick={onConfirm}>
          {act}
        </Button>
        <Button onClick={dialog.onClose}>{say('cancel')}</Button>
      </ButtonRow>
    </Dialog>
  );
}
