import type { NoticeTexts } from './notice-texts.ts';

export const swedish: NoticeTexts = {
  title: 'Dataskyddsbeskrivning',
  intro: (operator) =>
    `Vilka personuppgifter ${operator} behandlar i den här tjänsten, varför, varifrån de kommer, till vem de lämnas ut och hur länge de sparas.`,
  short: {
    title: 'I korthet',
    what: 'Vad vi sparar',
    why: 'Varför',
    'how-long': 'Hur länge',
    whom: 'Vem vi berättar för',
    'nobody-else': 'Inte för andra, inte för reklam och inte utanför Europeiska unionen.',
    rights: 'Dina rättigheter',
    ask: 'Fråga oss',
  },
  contents: 'Innehåll',
  controller: {
    title: 'Vem ansvarar för dina uppgifter',
    name: 'Personuppgiftsansvarig',
    businessId: 'FO-nummer',
    address: 'Adress',
    phone: 'Telefon',
    email: 'E-post',
    contact: 'Kontaktperson i dataskyddsfrågor',
  },
  registers: {
    everyone: {
      title: 'Alla som använder tjänsten',
      about: 'De här uppgifterna finns om var och en som har ett konto i tjänsten.',
    },
    entrepreneurs: {
      title: 'Lättföretagare',
      about:
        'De här uppgifterna behövs för att en lättföretagare ska kunna fakturera genom tjänsten och få sina pengar.',
    },
    clients: {
      title: 'Beställare',
      about: 'De här uppgifterna gäller företag och deras företrädare som beställer arbete genom tjänsten.',
    },
    staff: { title: 'Tjänstens personal', about: 'De här uppgifterna gäller personer som sköter tjänsten.' },
  },
  labels: {
    category: 'Uppgift',
    kept: 'Vad den är',
    why: 'Varför',
    from: 'Varifrån',
    to: 'Till vem',
    nobody: 'inte utanför tjänsten',
    sealed: 'Krypterad med din egen nyckel',
  },
  categories: {
    name: { name: 'Namn', kept: 'Förnamn, efternamn och namnet som du har skapat kontot med.' },
    contact: { name: 'Kontaktuppgifter', kept: 'E-postadress, telefonnummer och postadress.' },
    'identity-code': {
      name: 'Personbeteckning och kontroll av identiteten',
      kept: 'Personbeteckning samt en anteckning om vilken handling identiteten kontrollerades med och när. Ingen kopia av handlingen sparas. Personbeteckningen behandlas med stöd av 29 § i dataskyddslagen (1050/2018).',
    },
    'marketing-name': { name: 'Marknadsföringsnamn', kept: 'Namnet som du vill använda inför kunderna.' },
    'line-of-business': { name: 'Bransch', kept: 'Vilket slags arbete du fakturerar.' },
    'bank-account': { name: 'Kontonummer', kept: 'Kontot som dina pengar betalas till och när det senast byttes.' },
    'tax-card': { name: 'Skattekort', kept: 'Skattekortets procentsatser, inkomstgräns och giltighetstid.' },
    'pension-insurance': {
      name: 'Pensionsförsäkring',
      kept: 'Vad du har uppgett om din pensionsförsäkring för företagare och från vilken dag.',
    },
    picture: {
      name: 'Bild',
      kept: 'En bild, om du vill lägga till en. Platsuppgifter tas bort ur bilden och inga ansikten identifieras.',
    },
    invoices: {
      name: 'Fakturor',
      kept: 'Fakturor och utkast till dem: vilket arbete som har gjorts, åt vem, när och till vilket pris.',
    },
    payments: {
      name: 'Betalningar',
      kept: 'Betalningar som har kommit för fakturorna: belopp, dag, referens samt betalarens namn och konto.',
    },
    pay: {
      name: 'Lön och arvode',
      kept: 'Hur din betalning har räknats: avdrag, innehållningar, eventuell utmätning och beloppet som betalats till kontot.',
    },
    'own-customers': {
      name: 'Lättföretagarens egna kunder',
      kept: 'Kundens namn, adress, faktureringsuppgifter och kontaktperson så som lättföretagaren har uppgett dem.',
    },
    'sign-in': {
      name: 'Inloggning',
      kept: 'Ett kondensat av lösenordet, uppgifter om det andra inloggningssättet och inloggningsnyckeln, gällande inloggningar, när du senast använde tjänsten samt personalens uppgifter i tjänsten.',
    },
    consents: {
      name: 'Samtycken och godkännanden',
      kept: 'Vad du har samtyckt till eller godkänt, när och med vilken text.',
    },
    'access-log': {
      name: 'Vem som har sett dina uppgifter',
      kept: 'När personalen har sett dina uppgifter, vilka uppgifter och varför. Du ser listan bland dina egna uppgifter.',
    },
    language: { name: 'Språk', kept: 'Språket som tjänsten och breven till dig är på.' },
    messages: {
      name: 'Brev och meddelanden',
      kept: 'Brev som har skickats till dig och motiveringar som fakturagranskaren har skrivit till dig.',
    },
    requests: {
      name: 'Upprepade förfrågningar',
      kept: 'Svaret på det du har gjort, så att samma sak inte sker två gånger om förbindelsen bryts.',
    },
  },
  whys: {
    title: 'Varför, på vilken grund och hur länge',
    intro:
      'Varje ändamål som uppgifterna ovan används för: vilken rätt det vilar på och när de uppgifter som sparas för det försvinner.',
    purpose: 'Ändamål',
    ground: 'Grund',
    ends: 'Sparas',
    statute: 'Lag',
    interest: 'Intresse',
  },
  purposes: {
    account: 'Kontot och dess användning',
    invoicing: 'Fakturering',
    payout: 'Utbetalning av dina pengar',
    assignments: 'Förmedling av uppdrag',
    care: 'Kundtjänst',
    bookkeeping: 'Bokföring',
    taxation: 'Anmälningar till skattemyndigheten',
    evidence: 'Bevis på att dina rättigheter har följts',
    security: 'Skydd av konton och pengar',
    staffing: 'Skötsel av tjänsten',
  },
  grounds: {
    contract: 'avtalet med dig',
    'legal-obligation': 'rättslig förpliktelse',
    'legitimate-interest': 'berättigat intresse',
    consent: 'ditt samtycke',
  },
  article: (letter) => `artikel 6.1 ${letter} i dataskyddsförordningen`,
  statutes: {
    bookkeeping: 'bokföringslagen (1336/1997) 2 kap. 10 §',
    taxation: 'lagen om inkomstdatasystemet (53/2018)',
    evidence: 'artiklarna 5.2, 7.1 och 12 i dataskyddsförordningen',
  },
  interests: { security: 'konton och pengar hålls skyddade mot missbruk' },
  keptFor: {
    'last-use': (time) => `högst ${time} efter att du senast har använt tjänsten`,
    'financial-year': (time) => `${time} efter utgången av den räkenskapsperiod som uppgiften hör till`,
    event: (time) => `högst ${time} efter händelsen`,
  },
  time: (months) => (months % 12 === 0 ? `${months / 12} år` : `${months} månader`),
  sources: {
    subject: 'från dig själv',
    use: 'från användningen av tjänsten',
    staff: 'från tjänstens personal',
    customer: 'från beställaren',
    bank: 'från banken',
    authority: 'från en myndighet',
    entrepreneur: 'från lättföretagaren',
  },
  recipients: {
    'tax-administration': 'Skatteförvaltningen och inkomstregistret',
    bank: 'banken som förmedlar betalningen',
    'invoice-recipient': 'fakturans mottagare',
    'e-invoice-operator': 'förmedlaren av e-fakturan',
    'enforcement-authority': 'utsökningsmyndigheten',
    clients: 'beställaren som arbetet utförs åt',
  },
  ending: {
    title: 'När tiden har gått ut',
    paragraphs: [
      'När samma uppgift behövs för flera ändamål sparas den den längsta av tiderna, men bara för det ändamål vars tid ännu löper.',
      'Krypterade uppgifter förstörs genom att nyckeln som de kan läsas med förstörs. Lagen förbjuder att bokföringens verifikat förstörs i förtid, men de används inte till något annat under tiden.',
    ],
  },
  needed: {
    title: 'Vad du måste uppge',
    paragraphs: [
      'För ett konto behövs bara namn, e-postadress och lösenord. De övriga uppgifterna frågar vi efter först när de behövs.',
      'Utan namn och kontaktuppgifter kan du inte fakturera. Utan personbeteckning, kontonummer och uppgift om pensionsförsäkring kan vi inte betala dig eller anmäla betalningen till inkomstregistret, vilket lagen kräver. Utan skattekort innehålls 60 procent av betalningen. Bild och marknadsföringsnamn är frivilliga.',
    ],
  },
  customers: {
    title: 'Om du har fått en faktura eller betalat den',
    paragraphs: (operator) => [
      `Fakturan skickas av ${operator}, som ansvarar för fakturans uppgifter i sin bokföring. Uppgifterna har lämnats av lättföretagaren som utförde arbetet.`,
      'Lättföretagaren är själv personuppgiftsansvarig för sin egen kundlista. Tjänsten förvarar listan för lättföretagarens räkning och använder den inte för egna ändamål. Du kan fråga vem som helst av dem om dina rättigheter.',
    ],
  },
  safety: {
    title: 'Var uppgifterna finns och vem som ser dem',
    paragraphs: [
      'Uppgifter överförs inte utanför Europeiska unionen. Tjänstens sidor hämtar inget från andras servrar.',
      'Uppgifterna ses bara av den personal vars arbete det hör till. Personbeteckning, kontonummer och skattekort visas maskerade även för personalen tills de antecknar en orsak. Varje visning sparas, och du ser listan bland dina egna uppgifter.',
      'Dina uppgifter används inte för reklam, och användningen av tjänsten mäts inte utan ditt samtycke.',
    ],
  },
  rights: {
    title: 'Dina rättigheter',
    intro: (email) => `Du kan använda dina rättigheter genom att skriva till ${email}. Det är avgiftsfritt.`,
    each: {
      access: {
        name: 'Få tillgång till uppgifterna',
        how: 'Du får veta vad som har sparats om dig och en kopia av uppgifterna.',
      },
      rectification: {
        name: 'Rätta uppgifter',
        how: 'Du rättar de flesta uppgifterna själv. Resten rättas på din begäran.',
      },
      erasure: {
        name: 'Radera uppgifter',
        how: 'Vi raderar det som lagen inte kräver att sparas och berättar vad som blev kvar och varför.',
      },
      restriction: {
        name: 'Begränsa behandlingen',
        how: 'Du kan begära att en uppgift inte används till exempel medan det utreds om den är riktig.',
      },
      portability: {
        name: 'Flytta uppgifterna',
        how: 'Du får uppgifterna som du har lämnat i maskinläsbar form till den del behandlingen grundar sig på avtal eller samtycke.',
      },
      objection: {
        name: 'Göra invändningar',
        how: 'Du kan invända mot behandling som grundar sig på berättigat intresse.',
      },
      withdrawal: {
        name: 'Återkalla samtycke',
        how: 'Du kan återkalla ett samtycke när som helst, lika lätt som du gav det. Det ändrar inte det som redan har gjorts.',
      },
      'no-automatic-decision': {
        name: 'Beslut av en människa',
        how: 'Betalningarna räknas maskinellt, men en människa granskar fakturorna och godkänner betalningarna. Beslut som har rättsverkan för dig fattas inte enbart automatiskt.',
      },
    },
    answer:
      'Vi svarar inom en månad. Om begäran är komplicerad kan tiden förlängas med högst två månader, och då berättar vi det och orsaken under den första månaden.',
  },
  cookies: {
    title: 'Kakor',
    intro:
      'Den här sidan, fakturasidorna och startsidan sätter inga kakor. När du loggar in sätts bara kakor som inloggningen inte fungerar utan. De kräver inget samtycke.',
    settings: 'Dessutom sparas i webbläsaren inställningar som du själv väljer. De skickas inte till oss.',
    head: { name: 'Namn', why: 'Till vad', lasts: 'Hur länge' },
    uses: {
      session: 'Håller dig inloggad.',
      'second-factor': 'Minns att lösenordet redan är givet när du ger det andra beviset.',
      passkey: 'Kopplar svaret till frågan när du loggar in med inloggningsnyckel.',
      'session-only': 'Avslutar inloggningen när webbläsaren stängs, om du väljer så.',
      language: 'Språket som du har valt.',
      theme: 'Det ljusa eller mörka utseende som du har valt.',
    },
    minutes: (count) => `${count} minuter`,
    hours: (count) => `${count} timmar`,
    untilClosed: 'tills webbläsaren stängs',
    untilCleared: 'tills du rensar webbläsarens webbplatsdata',
  },
  complaint: {
    title: 'Klagomål',
    text: 'Om du anser att dina uppgifter behandlas fel kan du klaga hos tillsynsmyndigheten. I Finland är den dataombudsmannen:',
    office: 'Dataombudsmannens byrå, PB 800, 00531 Helsingfors, 029 566 6700, tietosuoja@om.fi, tietosuoja.fi/sv',
  },
  version: {
    title: 'Beskrivningens kännetecken',
    text: (version) =>
      `Den här beskrivningens kännetecken är ${version}. Det byts alltid när något som sägs i beskrivningen ändras. Beskrivningen sammanställs av samma förteckning som tjänsten sparar uppgifter enligt, så den innehåller allt som sparas och ingenting annat.`,
  },
};
