import { useState } from 'react';
import { Button, ButtonLink, ButtonRow, OutsideLink, TextLink } from '../button.tsx';
import { CopyButton } from '../copy-button.tsx';
import { ConfirmDialog } from '../dialog.tsx';
import { IbanText } from '../figures.tsx';
import { Card, Section, Stack } from '../page.tsx';
import { toast } from '../toast.tsx';
import { iban } from './samples.ts';

export function PressParts() {
  const [asking, setAsking] = useState(false);
  const [erasing, setErasing] = useState(false);
  return (
    <>
      <Section title="Kirjasinkoot">
        <Card>
          <p className="figures text-figure font-semibold tracking-[-0.03em]">812,43 €</p>
          <p className="text-title font-semibold tracking-[-0.022em]">Otsikko: laskusi on matkalla</p>
          <p className="text-heading font-semibold">Väliotsikko: näin summa muodostui</p>
          <p className="text-lead text-ink-soft">Johdanto: kerromme rahasi liikkeet päivä päivältä.</p>
          <p>
            Leipäteksti: Illinois’n Ilmari siivosi 0,75 h Oulussa. <TextLink to="/osat">Sisäinen linkki</TextLink> ja{' '}
            <OutsideLink href="/api/docs">ulkoinen linkki</OutsideLink> tekstin seassa.
          </p>
          <p className="text-small text-ink-soft">Pieni: tiedot päivitetty 22.11.2026 klo 9.05</p>
        </Card>
      </Section>
      <Section title="Painikkeet">
        <Stack tight>
          <ButtonRow>
            <Button kind="primary" icon="send" onClick={() => setAsking(true)}>
              Lähetä lasku
            </Button>
            <Button icon="plus" onClick={() => toast('Asiakas lisätty')}>
              Lisää asiakas
            </Button>
            <Button kind="quiet" icon="undo" onClick={() => toast('Lasku arkistoitu', () => toast('Lasku palautettu'))}>
              Arkistoi
            </Button>
            <Button kind="danger" onClick={() => setErasing(true)}>
              Poista luonnos
            </Button>
          </ButtonRow>
          <ButtonRow>
            <Button kind="primary" busy>
              Lähetetään
            </Button>
            <Button busy>Haetaan</Button>
            <ButtonLink to="/osat/koti" kind="primary" icon="arrow">
              Linkki painikkeena
            </ButtonLink>
          </ButtonRow>
          <p className="flex flex-wrap items-center gap-2">
            <IbanText iban={iban} /> <CopyButton value={iban} label="tilinumero" />
          </p>
        </Stack>
      </Section>
      <ConfirmDialog
        title="Lähetetäänkö lasku 1 255,00 €?"
        open={asking}
        onClose={() => setAsking(false)}
        act="Lähetä lasku"
        onConfirm={() => {
          setAsking(false);
          toast('Lasku lähetetty tarkastettavaksi');
        }}
      >
        <p>Lasku menee tarkastettavaksi ja sen jälkeen asiakkaalle sähköpostilla. Lähetettyä laskua ei voi muuttaa.</p>
      </ConfirmDialog>
      <ConfirmDialog
        title="Poistetaanko luonnos?"
        open={erasing}
        onClose={() => setErasing(false)}
        act="Poista luonnos"
        kind="danger"
        refusal="Luonnos on jo lähetetty tarkastettavaksi."
        onConfirm={() => setErasing(false)}
      >
        <p>Luonnosta ei voi palauttaa.</p>
      </ConfirmDialog>
    </>
  );
}
