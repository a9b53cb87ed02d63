import { useQuery } from '@tanstack/react-query';
import { SavedState } from '../live.tsx';
import { Section } from '../page.tsx';
import { Answered, Banner, Failed, NoResults, Skeleton } from '../states.tsx';
import { Notice } from '../status.tsx';
import { Meter, Stepper, TaskList, Trail } from '../steps.tsx';
import { WorkCard, WorkCards } from '../work-cards.tsx';

export function StateParts() {
  const answered = useQuery({ queryKey: ['gallery'], queryFn: async () => 'Vastaus saatu' });
  return (
    <>
      <Section title="Vaiheet ja tehtävät">
        <Stepper steps={['Asiakas', 'Työ', 'Tarkista']} current={1} />
        <Trail
          label="Laskun vaiheet"
          steps={[
            { name: 'Lähetetty', when: '2.11.', state: 'done' },
            { name: 'Avattu', when: '3.11.', state: 'done' },
            { name: 'Maksettu', when: 'eräpäivä 16.11.', state: 'now' },
            { name: 'Palkka maksettu', state: 'ahead' },
          ]}
        />
        <TaskList
          label="Ennen ensimmäistä maksua"
          tasks={[
            { title: 'Vahvista sähköpostiosoite', state: 'done' },
            {
              title: 'Lisää verokortti',
              help: 'Ilman verokorttia pidätämme 60 %.',
              state: 'urgent',
              link: { to: '/osat' },
            },
            { title: 'Lisää tilinumero', state: 'todo', link: { to: '/osat' } },
            { title: 'Henkilöllisyyden tarkistus', state: 'checking' },
            { title: 'Ota maksu vastaan', help: 'Kun edelliset ovat valmiit.', state: 'blocked' },
          ]}
        />
        <Meter label="Tulorajasta käytetty" text="62 %" share={0.62} />
        <Meter label="Tulorajasta käytetty" text="91 %" share={0.91} />
        <Meter label="Tulorajasta käytetty" text="104 %" share={1.04} />
      </Section>
      <Section title="Odottavat työt">
        <WorkCards label="Odottavat työt">
          <WorkCard title="Laskut tarkastettavana" count={3} link={{ to: '/osat' }}>
            Pisimpään odottaa Aino Esimerkki
          </WorkCard>
          <WorkCard title="Kohdistamattomat maksut" count={0} link={{ to: '/osat' }}>
            Ei mitään odottamassa
          </WorkCard>
          <WorkCard title="Epäonnistuneet ajot" count={undefined} link={{ to: '/osat' }} />
        </WorkCards>
      </Section>
      <Section title="Ilmoitukset">
        <Notice title="Palkka maksetaan seuraavana pankkipäivänä">
          <p>Suoritus tuli tänään klo 14.20.</p>
        </Notice>
        <Notice kind="good" title="Lasku on maksettu" />
        <Notice kind="warning" title="Verokortti puuttuu">
          <p>Seuraavasta maksusta pidätetään 60 %, ellei verokortti ehdi perille.</p>
        </Notice>
        <Notice kind="danger" title="Pankki hylkäsi maksun">
          <p>Tilinumeroa ei ole. Tarkista se omista tiedoistasi.</p>
        </Notice>
      </Section>
      <Section title="Tyhjä, lataus, virhe, yhteys">
        <Skeleton lines={4} card />
        <Answered query={answered}>{(text) => <p>{text}</p>}</Answered>
        <NoResults onClear={() => undefined} />
        <Failed error={new TypeError('Failed to fetch')} retry={() => undefined} />
        <Banner icon="cloud">Ei verkkoyhteyttä. Voit lukea jo ladattua; lähettäminen vaatii yhteyden.</Banner>
        <div className="flex flex-wrap gap-6">
          <SavedState state="saving" />
          <SavedState state="saved" />
          <SavedState state="failed" />
        </div>
      </Section>
    </>
  );
}
