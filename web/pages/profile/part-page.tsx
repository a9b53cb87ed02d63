import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { ask } from '../../client.ts';
import { TextLink } from '../../parts/button.tsx';
import { NotFound } from '../../parts/not-found.tsx';
import { PageTitle } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { useSay } from '../../say/say.ts';
import { AccountForm } from './account-form.tsx';
import { AddressForm, LanguageForm, PhoneForm } from './contact-forms.tsx';
import { PayoutModeForm, TermsForm, YelForm } from './declaration-forms.tsx';
import { type DataPart, dataParts, type Profile } from './own-data.ts';
import { HetuForm, NameForm } from './person-forms.tsx';
import { TaxCardForm } from './tax-card-form.tsx';
import { LineOfBusinessForm, MarketingNameForm, PictureForm } from './work-forms.tsx';

const forms: Record<DataPart, ComponentType<{ profile: Profile }>> = {
  nimi: NameForm,
  henkilotunnus: HetuForm,
  osoite: AddressForm,
  puhelin: PhoneForm,
  kieli: LanguageForm,
  toimiala: LineOfBusinessForm,
  markkinointinimi: MarketingNameForm,
  kuva: PictureForm,
  tili: AccountForm,
  verokortti: TaxCardForm,
  yel: YelForm,
  maksutapa: PayoutModeForm,
  ehdot: TermsForm,
};

const route = getRouteApi('/oma/tiedot/$osa');

/** One part of one's own data: why it is asked, the form, and back. */
export function OwnDataPart() {
  const say = useSay('profile');
  const { osa } = route.useParams();
  const part = dataParts.find((one) => one === osa);
  // A form keeps what was typed into it; what comes anew while it is open must not replace that.
  const profile = useQuery(ask.members.profile.queryOptions({ refetchOnWindowFocus: false }));
  if (!part) return <NotFound />;
  const Form = forms[part];
  return (
    <>
      <PageTitle key={part} lead={say(`lead-of.${part}`)} back={<TextLink to="/oma/tiedot">{say('title')}</TextLink>}>
        {say(`part.${part}`)}
      </PageTitle>
      <Answered query={profile}>{(known) => <Form profile={known} />}</Answered>
    </>
  );
}
