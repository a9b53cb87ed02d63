import { useState } from 'react';
import { Button, ButtonRow } from '../../parts/button.tsx';
import { PageTitle, Stack } from '../../parts/page.tsx';
import { Notice } from '../../parts/status.tsx';
import { refusalText } from '../../say/refusals.ts';
import { useSay } from '../../say/say.ts';
import { askSignIn } from './sign-in-service.ts';

/** “We sent you a message”: said alike whether the address has an account or not, so that nobody learns who has joined. */
export function LetterSent({
  email,
  landing = '/liity/vahvistettu',
  onWrongAddress,
}: {
  email: string;
  landing?: string;
  onWrongAddress: () => void;
}) {
  const say = useSay('join');
  const [again, setAgain] = useState<'no' | 'going' | 'sent' | { refusal: string }>('no');
  const sendAgain = async () => {
    setAgain('going');
    try {
      await askSignIn('send-verification-email', { email, callbackURL: landing });
      setAgain('sent');
    } catch (error) {
      setAgain({ refusal: refusalText(error) });
    }
  };
  return (
    <>
      <PageTitle lead={say('sent.lead', { email })}>{say('sent.title')}</PageTitle>
      <Stack>
        <ul className="grid max-w-[62ch] list-disc gap-1 pl-5">
          <li>{say('sent.valid')}</li>
          <li>{say('sent.spam')}</li>
          <li>{say('sent.any-device')}</li>
        </ul>
        {again === 'sent' && <Notice kind="good" announce title={say('sent.again-done')} />}
        {typeof again === 'object' && <Notice kind="danger" announce title={again.refusal} />}
        <ButtonRow>
          <Button busy={again === 'going'} onClick={sendAgain}>
            {say('sent.again')}
          </Button>
          <Button kind="quiet" onClick={onWrongAddress}>
            {say('sent.wrong-address')}
          </Button>
        </ButtonRow>
      </Stack>
    </>
  );
}
