import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { Card, PageTitle, Section, Stack } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { Notice } from '../../parts/status.tsx';
import { refusalText } from '../../say/refusals.ts';
import { useSay } from '../../say/say.ts';
import { whoAmI } from '../../who.ts';
import { ChangePassword } from './change-password.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { SecondFactor } from './second-factor.tsx';
import { askSignIn } from './sign-in-service.ts';

/** How safely one signs in: second step, passkeys, password, and signing out everywhere. */
export function Safety() {
  const say = useSay('safety');
  const who = useQuery(whoAmI());
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <Answered query={who}>
        {({ signedIn }) =>
          signedIn && (
            <Stack>
              {signedIn.kind === 'staff' && !signedIn.secondFactor && (
                <Notice kind="warning" title={say('staff-first')}>
                  <p>{say('staff-first-text')}</p>
                </Notice>
              )}
              <SecondFactor inUse={signedIn.secondFactor} mayStop={signedIn.kind !== 'staff'} />
              <PasskeyList />
              <ChangePassword known={[signedIn.name, signedIn.email]} />
              <SignOutEverywhere />
            </Stack>
          )
        }
      </Answered>
    </>
  );
}

function SignOutEverywhere() {
  const say = useSay('safety');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const signOut = async () => {
    setBusy(true);
    try {
      await askSignIn('revoke-sessions', {});
      // The page is loaded anew, so that nothing of the person stays in memory.
      location.assign('/kirjaudu');
    } catch (error) {
      setRefusal(refusalText(error));
      setBusy(false);
    }
  };
  return (
    <Section title={say('everywhere.title')}>
      <Card>
        <p>{say('everywhere.text')}</p>
        <div>
          <Button onClick={() => setAsked(true)}>{say('everywhere.act')}</Button>
        </div>
      </Card>
      <ConfirmDialog
        title={say('everywhere.ask')}
        open={asked}
        onClose={() => setAsked(false)}
        act={say('everywhere.act')}
        busy={busy}
        refusal={refusal}
        onConfirm={signOut}
      >
        <p>{say('everywhere.text')}</p>
      </ConfirmDialog>
    </Section>
  );
}
