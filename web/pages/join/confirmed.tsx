import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink, ButtonRow } from '../../parts/button.tsx';
import { PageTitle, TwoColumns } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { useSay } from '../../say/say.ts';
import { whoAmI } from '../../who.ts';
import { KeptCalculation } from './kept-calculation.tsx';

const route = getRouteApi('/open/liity/vahvistettu');

/** Where the link of the letter lands: signed in, or told why not and what to do. */
export function Confirmed() {
  const say = useSay('join');
  const { error, ...kept } = route.useSearch();
  const who = useQuery(whoAmI());
  return (
    <Answered query={who}>
      {({ signedIn }) => {
        if (signedIn)
          return (
            <>
              <PageTitle lead={say('confirmed.lead')}>{say('confirmed.title', { name: signedIn.name })}</PageTitle>
              <TwoColumns aside={<KeptCalculation search={kept} />}>
                <ButtonRow>
                  <ButtonLink to="/oma/tiedot" kind="primary">
                    {say('confirmed.data')}
                  </ButtonLink>
                  <ButtonLink to="/oma">{say('confirmed.home')}</ButtonLink>
                </ButtonRow>
              </TwoColumns>
            </>
          );
        return (
          <>
            <PageTitle lead={say(error ? 'confirmed.old-link' : 'confirmed.already-lead')}>
              {say(error ? 'confirmed.old-title' : 'confirmed.already')}
            </PageTitle>
            <ButtonRow>
              <ButtonLink to="/kirjaudu" kind="primary">
                {say('to-sign-in')}
              </ButtonLink>
            </ButtonRow>
          </>
        );
      }}
    </Answered>
  );
}
