import { Outlet } from '@tanstack/react-router';
import { ButtonLink } from './parts/button.tsx';
import { Frame } from './parts/frame.tsx';
import { useSay } from './say/say.ts';

/** Around the public pages: no navigation, but the ways in. */
export function PublicFrame() {
  const say = useSay('parts');
  return (
    <Frame home="/" places={[]} entry={<ButtonLink to="/">{say('sign-in')}</ButtonLink>}>
      <Outlet />
    </Frame>
  );
}
