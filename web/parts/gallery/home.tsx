import { cents } from '../../../src/basics/money.ts';
import { ButtonLink, TextLink } from '../button.tsx';
import { Money } from '../figures.tsx';
import { Frame } from '../frame.tsx';
import { Card, PageTitle, Section, Spotlight, Stack, TwoColumns } from '../page.tsx';
import { Meter, TaskList, Trail } from '../steps.tsx';

/** A whole page as a light entrepreneur would meet it, made of nothing but the parts. */
export function GalleryHome() {
  return (
    <Frame
      home="/osat"
      places={[
        { to: '/osat/koti', name: 'Koti', icon: 'home', exact: true },
        { to: '/osat', name: 'Laskut', icon: 'document', exact: true },
        { to: '/oma/palkat', name: 'Palkat', icon: 'pay' },
        { to: '/oma/asiakkaat', name: 'Asiakkaat', icon: 'people' },
        { to: '/oma/tiedot', name: 'Omat tiedot', icon: 'person' },
      ]}
      person={{ name: 'Aino Esimerkki', detail: 'aino@example.com', signOut: () => undefined }}
      operator={{ name: 'Kevyt Esittely Oy', phone: '020 000 0000', email: 'apua@example.com' }}
      demo
    >
      <div lang="fi">
        <PageTitle
          actions={
            <ButtonLink to="/osat" kind="primary" icon="plus">
              Uusi lasku
            </ButtonLink>
          }
        >
          Hei Aino
        </PageTitle>
        <TwoColumns
          aside={
            <Section title="Vielä tehtävä">
              <TaskList
                label="Vielä tehtävä"
                tasks={[
                  {
                    title: 'Lisää verokortti',
                    help: 'Ilman sitä pidätämme 60 %.',
                    state: 'urgent',
                    link: { to: '/osat' },
                  },
                  { title: 'Lisää kuva', state: 'todo', link: { to: '/osat' } },
                ]}
              />
              <Meter label="Tulorajasta käytetty" text="18 600 / 30 000 €" share={0.62} />
            </Section>
          }
        >
          <Stack>
            <Spotlight>
              <p className="font-medium">Seuraava maksu, arviolta ti 8.12.2026</p>
              <p>
                <Money cents={cents(764_71)} large />
              </p>
              <p className="text-ink-soft">
                Arvio: laskun eräpäivä on 6.12. ja asiakas on maksanut ajallaan.{' '}
                <TextLink to="/osat">Näin summa muodostui</TextLink>
              </p>
            </Spotlight>
            <Section title="Avoimet laskut" aside={<TextLink to="/osat">Kaikki laskut</TextLink>}>
              <Card>
                <p className="flex flex-wrap justify-between gap-x-4">
                  <span className="font-semibold">Rantakylän Talohuolto Oy</span>
                  <Money cents={cents(1_255_00)} />
                </p>
                <Trail
                  label="Laskun 2026-118 vaiheet"
                  steps={[
                    { name: 'Lähetetty', when: '22.11.', state: 'done' },
                    { name: 'Avattu', when: '23.11.', state: 'done' },
                    { name: 'Maksettu', when: 'viim. 6.12.', state: 'now' },
                    { name: 'Palkka', when: '8.12.', state: 'ahead' },
                  ]}
                />
              </Card>
            </Section>
          </Stack>
        </TwoColumns>
      </div>
    </Frame>
  );
}
