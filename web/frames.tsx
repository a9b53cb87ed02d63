import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Duty } from '../src/basics/contract.ts';
import type { Language } from '../src/basics/money.ts';
import { ButtonLink, OutsideLink } from './parts/button.tsx';
import { Frame, type Person, type Place } from './parts/frame.tsx';
import { Banner } from './parts/states.tsx';
import { useSay } from './say/say.ts';
import { queries, whoAmI } from './who.ts';

/** Around the public pages: the ways in, or the way home for who is in already. */
export function PublicFrame({ children = <Outlet /> }: { children?: ReactNode }) {
  const say = useSay('parts');
  const { person, home, ...rest } = useWho();
  const enter: string = '/kirjaudu';
  return (
    <Frame
      home="/"
      places={[]}
      entry={<ButtonLink to={person ? home : enter}>{person ? say('place.home') : say('sign-in')}</ButtonLink>}
      {...rest}
    >
      {children}
    </Frame>
  );
}

/** Around a light entrepreneur's own pages. */
export function OwnFrame() {
  const say = useSay('parts');
  const places: Place[] = [
    { to: '/oma', name: say('place.home'), icon: 'home', exact: true },
    { to: '/oma/laskut', name: say('place.invoices'), icon: 'document' },
    { to: '/oma/palkat', name: say('place.payslips'), icon: 'pay' },
    { to: '/oma/asiakkaat', name: say('place.customers'), icon: 'people' },
    { to: '/oma/tiedot', name: say('place.own-data'), icon: 'person' },
  ];
  return (
    <Frame places={places} banner={<SignedOut />} {...useWho()}>
      <Outlet />
    </Frame>
  );
}

/** Around the operator's staff pages; only the places of one's own duties stand in the navigation. */
export function StaffFrame() {
  const say = useSay('parts');
  const duties = useQuery(whoAmI()).data?.signedIn?.duties ?? [];
  const places: (Place & { duty?: Duty })[] = [
    { to: '/tyo', name: say('place.work'), icon: 'home', exact: true },
    { to: '/tyo/tarkastus', name: say('place.review'), icon: 'check', duty: 'review' },
    { to: '/tyo/pankki', name: say('place.bank'), icon: 'bank', duty: 'money' },
    { to: '/tyo/maksut', name: say('place.payouts'), icon: 'pay', duty: 'money' },
    { to: '/tyo/henkilot', name: say('place.people'), icon: 'people', duty: 'people' },
    { to: '/tyo/ajot', name: say('place.jobs'), icon: 'list', duty: 'system' },
  ];
  return (
    <Frame places={places.filter(({ duty }) => !duty || duties.includes(duty))} banner={<SignedOut />} {...useWho()}>
      <Outlet />
    </Frame>
  );
}

/** Around what everybody who is signed in has alike: the frame they know from their own pages. */
export function SignedInFrame() {
  const { data } = useQuery(whoAmI());
  return data?.signedIn?.kind === 'staff' ? <StaffFrame /> : <OwnFrame />;
}

/** Told on a page of one's own when the session has ended: what was typed stays here, and one signs in beside it. */
function SignedOut() {
  const say = useSay('parts');
  const { data } = useQuery(whoAmI());
  return (
    <div role="status">
      {data?.signedIn === null && (
        <Banner icon="person">
          {say('signed-out')}{' '}
          <OutsideLink href="/kirjaudu" target="_blank">
            {say('sign-in-beside')}
          </OutsideLink>
        </Banner>
      )}
    </div>
  );
}

const homes = { entrepreneur: '/oma', client: '/', staff: '/tyo' };

function useWho() {
  const { data } = useQuery(whoAmI());
  const signedIn = data?.signedIn;
  const person: Person | undefined = signedIn
    ? { name: signedIn.name, detail: signedIn.email, signOut: () => signOut() }
    : undefined;
  return {
    person,
    home: signedIn ? homes[signedIn.kind] : '/',
    operator: data?.operator,
    demo: data?.demo,
    ...(signedIn && { onLanguage: keepLanguage }),
  };
}

async function keepLanguage(language: Language): Promise<void> {
  const { ask } = await import('./client.ts');
  await ask.members.setLanguage.call({ language });
}

// The page is loaded anew, so that nothing of the person stays in memory on a shared device.
async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  queries.clear();
  sessionStorage.clear();
  location.assign('/');
}
