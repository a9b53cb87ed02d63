import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { InstantText } from '../../../parts/figures.tsx';
import { Notice } from '../../../parts/status.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useSay } from '../../../say/say.ts';
import { duties, type StaffMember } from '../data.ts';

/** What somebody of the staff may do, duty by duty; each change holds at once. */
export function ChangeDuties({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const say = useSay('staff-people');
  const give = useAction(ask.members.giveDuty);
  const end = useAction(ask.members.endDuty);
  const refusal = give.refusal ?? end.refusal;
  return (
    <Dialog title={say('duties-of', { name: member.name })} open onClose={onClose}>
      <p className="text-ink-soft">{say('duties-help')}</p>
      {refusal && (
        <Notice kind="danger" announce>
          <p>{refusal}</p>
        </Notice>
      )}
      <ul className="divide-y divide-hairline">
        {duties.map((duty) => {
          const held = member.duties.find((one) => one.duty === duty);
          const name = say(`duty.${duty}.name`);
          return (
            <li key={duty} className="flex items-center justify-between gap-4 py-3">
              <span className="grid min-w-0">
                <span className="font-semibold">{name}</span>
                <span className="text-small text-ink-soft">{say(`duty.${duty}.text`)}</span>
                {held && (
                  <span className="text-small text-good-ink">
                    {say('since')} <InstantText at={held.since} />
                  </span>
                )}
              </span>
              {held ? (
                <Button
                  busy={end.busy}
                  aria-label={say('end-duty', { duty: name })}
                  onClick={() => end.run({ id: member.id, duty })}
                >
                  {say('end')}
                </Button>
              ) : (
                <Button
                  busy={give.busy}
                  aria-label={say('give-duty', { duty: name })}
                  onClick={() => give.run({ id: member.id, duty })}
                >
                  {say('give')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
