import { type DragEvent, useRef, useState } from 'react';
import { useLanguage, useSay } from '../say/say.ts';
import { classes } from './classes.ts';
import { Field, type FieldProps, type ValueProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { scaledText } from './scaled-number.ts';

const megabyte = 1_000_000;

/**
 * One file, chosen or dropped. Wrong type, empty or too large is said at once; what the content really is, the server decides.
 * `accept` as in HTML (`image/*,.pdf`), `camera` opens the phone's camera first.
 */
export function FileField({
  value,
  onChange,
  accept,
  maxMegabytes = 10,
  camera,
  ...field
}: FieldProps & ValueProps<File | null> & { accept: string; maxMegabytes?: number; camera?: boolean }) {
  const say = useSay('parts');
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string>();

  const take = (file: File | undefined) => {
    if (!file) return;
    const wrong = !isAccepted(file, accept)
      ? say('file.type')
      : file.size === 0
        ? say('file.empty')
        : file.size > maxMegabytes * megabyte
          ? say('file.large', { size: maxMegabytes })
          : undefined;
    setFault(wrong);
    onChange(wrong ? null : file);
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  const size = value && scaledText(Math.max(1, Math.round(value.size / (megabyte / 10))), 1, language);
  return (
    <Field {...field} error={fault ?? field.error} help={field.help ?? say('file.help', { size: maxMegabytes })}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra for the mouse; the input inside does the same for everyone.
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={classes(
            'relative flex min-h-20 items-center gap-4 rounded-control border border-dashed p-4 focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus',
            over ? 'border-brand-ink bg-brand-wash' : 'border-edge bg-paper',
          )}
        >
          <Icon name={value ? 'document' : 'upload'} className="text-brand-ink" />
          <span className="min-w-0">
            <span className="block font-semibold text-brand-ink">{value ? value.name : say('file.choose')}</span>
            <span className="text-small text-ink-soft">
              {value ? say('file.chosen', { size: size ?? '' }) : say('file.drop')}
            </span>
          </span>
          <input
            {...control}
            ref={input}
            type="file"
            accept={accept}
            capture={camera ? 'environment' : undefined}
            onChange={(event) => take(event.target.files?.[0])}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </div>
      )}
    </Field>
  );
}

function isAccepted(file: File, accept: string): boolean {
  return accept.split(',').some((pattern) => {
    const wanted = pattern.trim().toLowerCase();
    if (wanted.startsWith('.')) return file.name.toLowerCase().endsWith(wanted);
    return wanted.endsWith('/*') ? file.type.startsWith(wanted.slice(0, -1)) : file.type === wanted;
  });
}
