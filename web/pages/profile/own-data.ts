import { useNavigate } from '@tanstack/react-router';
import type { ask } from '../../client.ts';
import { toast } from '../../parts/toast.tsx';
import { type Say, useSay } from '../../say/say.ts';

type Answer<Call extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

export type Profile = Answer<typeof ask.members.profile.call>;
export type OwnTask = Answer<typeof ask.members.tasks.call>['tasks'][number];
export type ProfileSay = Say<'profile'>;

/** Every part of one's own data that is given by itself, by the word in its address. */
export const dataParts = [
  'nimi',
  'henkilotunnus',
  'osoite',
  'puhelin',
  'kieli',
  'toimiala',
  'markkinointinimi',
  'kuva',
  'tili',
  'verokortti',
  'yel',
  'maksutapa',
  'ehdot',
] as const;
export type DataPart = (typeof dataParts)[number];

/** Where a task is done; null where only the operator's staff can do it. */
export const partOfTask: Record<OwnTask['code'], DataPart | null> = {
  terms: 'ehdot',
  name: 'nimi',
  'line-of-business': 'toimiala',
  hetu: 'henkilotunnus',
  iban: 'tili',
  'payout-mode': 'maksutapa',
  identity: null,
  'tax-card': 'verokortti',
  'tax-card-kind': 'verokortti',
  'tax-card-ending': 'verokortti',
  yel: 'yel',
  address: 'osoite',
  phone: 'puhelin',
};

/** What happens when a part has been saved: it is said, and the person is back where all parts are. */
export function useSaved(): () => void {
  const say = useSay('profile');
  const navigate = useNavigate();
  return () => {
    toast(say('saved'));
    void navigate({ to: '/oma/tiedot' });
  };
}
