import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../../client.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { today } from '../../parts/day-field.tsx';
import { Facts } from '../../parts/facts.tsx';
import { DayText, Masked, Percent } from '../../parts/figures.tsx';
import { Card, Section } from '../../parts/page.tsx';
import { Notice, Status } from '../../parts/status.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { accountIsHeld, cardInForce } from './facts-known.ts';
import type { DataPart, Profile, ProfileSay } from './own-data.ts';
import { OwnPicture } from './own-picture.tsx';

/** Everything a person has told, in the order of who they are, how they are reached, what they do and how they are paid. */
export function DataSections({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  return (
    <>
      <Person profile={profile} say={say} />
      <Contact profile={profile} say={say} />
      <Work profile={profile} say={say} />
      <Pay profile={profile} say={say} />
      <Safety profile={profile} say={say} />
    </>
  );
}

type Props = { profile: Profile; say: ProfileSay };

/** One known thing with the link that changes it; its name is read with the link, so that links differ to the ear. */
function fact(say: ProfileSay, part: DataPart, value: ReactNode, changeable = true) {
  const name = say(`part.${part}`);
  return {
    name,
    value,
    ...(changeable && {
      change: (
        <ButtonLink
          to="/oma/tiedot/$osa"
          params={{ osa: part }}
          kind="quiet"
          aria-label={`${say(value === null ? 'add' : 'change')}: ${name}`}
        >
          {say(value === null ? 'add' : 'change')}
        </ButtonLink>
      ),
    }),
  };
}

function Person({ profile, say }: Props) {
  const { name, hetu, identity } = profile;
  return (
    <Section title={say('section.person')}>
      <Card>
        <Facts
          facts={[
            fact(say, 'nimi', name && `${name.firstNames} ${name.lastName}`, identity === null),
            fact(say, 'henkilotunnus', hetu && <Masked text={hetu} />, hetu === null),
            {
              name: say('identity'),
              value: identity ? (
                <>
                  <Status tone="good">{say('identity-checked')}</Status> <DayText day={identity.on} />
                </>
              ) : (
                <span className="text-ink-soft">{say('identity-not-checked')}</span>
              ),
            },
          ]}
        />
        {(identity || hetu) && <p className="text-small text-ink-soft">{say('corrections')}</p>}
      </Card>
    </Section>
  );
}

function Contact({ profile, say }: Props) {
  const { address, phone, email, language } = profile;
  return (
    <Section title={say('section.contact')}>
      <Card>
        <Facts
          facts={[
            { name: say('email'), value: email },
            fact(say, 'puhelin', phone),
            fact(say, 'osoite', address && `${address.street}, ${address.postCode} ${address.town}`),
            fact(say, 'kieli', { fi: 'Suomi', sv: 'Svenska', en: 'English' }[language]),
          ]}
        />
      </Card>
    </Section>
  );
}

function Work({ profile, say }: Props) {
  const language = useLanguage();
  const lines = useQuery(ask.members.linesOfBusiness.queryOptions());
  const line = lines.data?.find(({ code }) => code === profile.lineOfBusiness)?.names[language];
  return (
    <Section title={say('section.work')}>
      <Card>
        <Facts
          facts={[
            fact(say, 'toimiala', profile.lineOfBusiness && (line ?? '…')),
            fact(say, 'markkinointinimi', profile.marketingName),
            fact(say, 'kuva', profile.picture ? <OwnPicture /> : null),
          ]}
        />
      </Card>
    </Section>
  );
}

function Pay({ profile, say }: Props) {
  const { iban, yel, payoutMode } = profile;
  const card = cardInForce(profile);
  const [latest] = profile.taxCards;
  return (
    <Section title={say('section.pay')}>
      {accountIsHeld(profile.ibanChangedAt, new Date()) && (
        <Notice kind="warning" title={say('account-held')}>
          <p>{say('account-held-text')}</p>
        </Notice>
      )}
      <Card>
        <Facts
          facts={[
            fact(say, 'tili', iban && <Masked text={iban} />),
            fact(
              say,
              'verokortti',
              card ? (
                <>
                  {say(`card.${card.kind}`)} <Percent rate={card.baseRateBp} />
                  <span className="block text-small text-ink-soft">
                    {say('card.until')} <DayText day={card.validUntil} />
                  </span>
                </>
              ) : latest && latest.validFrom > today() ? (
                <>
                  {say('card.from')} <DayText day={latest.validFrom} />
                </>
              ) : null,
            ),
            fact(say, 'yel', yel.inForce && say(`yel.${yel.inForce}`)),
            fact(say, 'maksutapa', payoutMode.inForce && say(`mode.${payoutMode.inForce}`)),
          ]}
        />
      </Card>
    </Section>
  );
}

function Safety({ profile, say }: Props) {
  return (
    <Section title={say('section.safety')}>
      <Card>
        <Facts
          facts={[
            {
              name: say('sign-in'),
              value: say('sign-in-text'),
              change: (
                <ButtonLink to="/turva" kind="quiet" aria-label={`${say('open')}: ${say('sign-in')}`}>
                  {say('open')}
                </ButtonLink>
              ),
            },
            {
              name: say('accesses'),
              value: say('accesses-text'),
              change: (
                <ButtonLink to="/oma/tiedot/katselut" kind="quiet" aria-label={`${say('open')}: ${say('accesses')}`}>
                  {say('open')}
                </ButtonLink>
              ),
            },
            fact(say, 'ehdot', profile.termsAccepted === profile.texts.terms ? say('terms-accepted') : null),
          ]}
        />
      </Card>
    </Section>
  );
}
