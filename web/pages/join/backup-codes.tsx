import { Button, ButtonRow } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Notice } from '../../parts/status.tsx';
import { useSay } from '../../say/say.ts';

/** The codes for when the phone is lost: shown this once, to be copied or printed. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const say = useSay('safety');
  return (
    <div className="grid gap-4">
      <Notice kind="good" announce title={say('codes.title')}>
        <p>{say('codes.text')}</p>
      </Notice>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-control bg-sunken p-4 sm:w-fit">
        {codes.map((code) => (
          <li key={code}>
            <code className="figures font-semibold">{code}</code>
          </li>
        ))}
      </ul>
      <div className="-ml-5 flex flex-wrap gap-2 print:hidden">
        <CopyButton value={codes.join('\n')} label={say('codes.all')} />
        <Button kind="quiet" icon="document" onClick={() => print()}>
          {say('codes.print')}
        </Button>
      </div>
      <ButtonRow>
        <Button kind="primary" onClick={onDone}>
          {say('codes.kept')}
        </Button>
      </ButtonRow>
    </div>
  );
}
