import { useState } from 'react';
import { useSay } from '../say/say.ts';
import { Button } from './button.tsx';

/** Copies a value without its spaces: `<CopyButton value={iban} label="tilinumero" />`. Says aloud that it was done. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const say = useSay('parts');
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Button
        kind="quiet"
        icon={copied ? 'check' : 'copy'}
        aria-label={copied ? say('copied-what', { label }) : say('copy-what', { label })}
        onClick={async () => {
          await navigator.clipboard.writeText(value);
          setCopied(true);
          setTimeout(() => setCopied(false), 3000);
        }}
      >
        {copied ? say('copied') : say('copy')}
      </Button>
      <span role="status" className="sr-only">
        {copied ? say('copied-what', { label }) : ''}
      </span>
    </>
  );
}
