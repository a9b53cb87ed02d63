import { useSay } from '../say/say.ts';
import { TextLink } from './button.tsx';
import { PageTitle } from './page.tsx';

/** No such page: says so, and leads on. */
export function NotFound() {
  const say = useSay('parts');
  return (
    <>
      <PageTitle lead={say('not-found-lead')}>{say('not-found')}</PageTitle>
      <TextLink to="/">{say('to-front')}</TextLink>
    </>
  );
}
