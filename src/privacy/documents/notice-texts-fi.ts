import type { NoticeTexts } from './notice-texts.ts';

export const finnish: NoticeTexts = {
  title: 'Tietosuojaseloste',
  intro: (operator) =>
    `Mitä henkilötietoja ${operator} käsittelee tässä palvelussa, miksi, mistä ne saadaan, kenelle niitä annetaan ja kuinka kauan ne säilyvät.`,
  short: {
    title: 'Lyhyesti',
    what: 'Mitä säilytämme',
    why: 'Miksi',
    'how-long': 'Kuinka kauan',
    whom: 'Kenelle kerromme',
    'nobody-else': 'Ei muille, ei mainontaan eikä Euroopan unionin ulkopuolelle.',
    rights: 'Oikeutesi',
    ask: 'Kysy meiltä',
  },
  contents: 'Sisältö',
  controller: {
    title: 'Kuka tiedoistasi vastaa',
    name: 'Rekisterinpitäjä',
    businessId: 'Y-tunnus',
    address: 'Osoite',
    phone: 'Puhelin',
    email: 'Sähköposti',
    contact: 'Yhteyshenkilö tietosuoja-asioissa',
  },
  registers: {
    everyone: { title: 'Kaikki palvelun käyttäjät', about: 'Nämä tiedot ovat jokaisella, jolla on palvelussa tunnus.' },
    entrepreneurs: {
      title: 'Kevytyrittäjät',
      about: 'Nämä tiedot tarvitaan, jotta kevytyrittäjä voi laskuttaa palvelun kautta ja saada rahansa.',
    },
    clients: {
      title: 'Tilaajat',
      about: 'Nämä tiedot ovat yrityksistä ja niiden edustajista, jotka tilaavat työtä palvelun kautta.',
    },
    staff: { title: 'Palvelun henkilökunta', about: 'Nämä tiedot ovat henkilöistä, jotka hoitavat palvelua.' },
  },
  labels: {
    category: 'Tieto',
    kept: 'Mitä se on',
    why: 'Miksi',
    from: 'Mistä',
    to: 'Kenelle',
    nobody: 'ei palvelun ulkopuolelle',
    sealed: 'Salattu omalla avaimellasi',
  },
  categories: {
    name: { name: 'Nimi', kept: 'Etunimet, sukunimi ja nimi, jolla olet tunnuksen luonut.' },
    contact: { name: 'Yhteystiedot', kept: 'Sähköpostiosoite, puhelinnumero ja postiosoite.' },
    'identity-code': {
      name: 'Henkilötunnus ja henkilöllisyyden tarkistus',
      kept: 'Henkilötunnus sekä merkintä siitä, mistä asiakirjasta ja milloin henkilöllisyys tarkistettiin. Asiakirjan kopiota ei tallenneta. Henkilötunnuksen käsittely perustuu tietosuojalain (1050/2018) 29 §:ään.',
    },
    'marketing-name': { name: 'Markkinointinimi', kept: 'Nimi, jota haluat käyttää asiakkaille.' },
    'line-of-business': { name: 'Toimiala', kept: 'Millaista työtä laskutat.' },
    'bank-account': { name: 'Tilinumero', kept: 'Tili, jolle rahasi maksetaan, ja milloin se on viimeksi vaihdettu.' },
    'tax-card': { name: 'Verokortti', kept: 'Verokortin prosentit, tuloraja ja voimassaoloaika.' },
    'pension-insurance': {
      name: 'Eläkevakuutus',
      kept: 'Mitä olet ilmoittanut yrittäjän eläkevakuutuksestasi ja mistä päivästä.',
    },
    picture: {
      name: 'Kuva',
      kept: 'Kuva, jos haluat lisätä sellaisen. Kuvan sijaintitiedot poistetaan, eikä kuvasta tunnisteta kasvoja.',
    },
    invoices: {
      name: 'Laskut',
      kept: 'Laskut ja niiden luonnokset: mitä työtä on tehty, kenelle, milloin ja mihin hintaan.',
    },
    payments: { name: 'Maksut', kept: 'Laskuille saapuneet maksut: määrä, päivä, viite sekä maksajan nimi ja tili.' },
    pay: {
      name: 'Palkka ja palkkio',
      kept: 'Miten maksusi on laskettu: vähennykset, pidätykset, mahdollinen ulosotto ja tilille maksettu määrä.',
    },
    'own-customers': {
      name: 'Kevytyrittäjän omat asiakkaat',
      kept: 'Asiakkaan nimi, osoite, laskutustiedot ja yhteyshenkilö sellaisina kuin kevytyrittäjä on ne antanut.',
    },
    'sign-in': {
      name: 'Kirjautuminen',
      kept: 'Salasanan tiiviste, toisen tunnistustavan ja pääsyavaimen tiedot, voimassa olevat kirjautumiset, milloin olet viimeksi käyttänyt palvelua sekä henkilökunnan tehtävät.',
    },
    consents: {
      name: 'Suostumukset ja hyväksynnät',
      kept: 'Mihin olet suostunut tai mitä olet hyväksynyt, milloin ja millä tekstillä.',
    },
    'access-log': {
      name: 'Kuka on katsonut tietojasi',
      kept: 'Milloin henkilökunta on nähnyt tietojasi, mitä tietoja ja miksi. Näet luettelon omista tiedoistasi.',
    },
    language: { name: 'Kieli', kept: 'Kieli, jolla palvelu ja kirjeet sinulle ovat.' },
    messages: {
      name: 'Kirjeet ja viestit',
      kept: 'Sinulle lähetetyt kirjeet ja laskun tarkastajan sinulle kirjoittamat perustelut.',
    },
    requests: {
      name: 'Toistetut pyynnöt',
      kept: 'Vastaus tekemääsi toimeen, jotta sama toimi ei tapahdu kahdesti, jos yhteys katkeaa.',
    },
  },
  whys: {
    title: 'Miksi, millä perusteella ja kuinka kauan',
    intro:
      'Jokainen tarkoitus, johon tietoja edellä käytetään: mihin oikeuteen se nojaa ja milloin siihen säilytetyt tiedot poistuvat.',
    purpose: 'Tarkoitus',
    ground: 'Peruste',
    ends: 'Säilyy',
    statute: 'Laki',
    interest: 'Etu',
  },
  purposes: {
    account: 'Tunnus ja sen käyttö',
    invoicing: 'Laskutus',
    payout: 'Rahojen maksaminen sinulle',
    assignments: 'Toimeksiantojen tarjoaminen',
    care: 'Asiakaspalvelu',
    bookkeeping: 'Kirjanpito',
    taxation: 'Ilmoitukset veroviranomaiselle',
    evidence: 'Näyttö siitä, että oikeuksiasi on noudatettu',
    security: 'Tunnusten ja rahojen suojaaminen',
    staffing: 'Palvelun hoitaminen',
  },
  grounds: {
    contract: 'sopimus kanssasi',
    'legal-obligation': 'lakisääteinen velvoite',
    'legitimate-interest': 'oikeutettu etu',
    consent: 'suostumuksesi',
  },
  article: (letter) => `tietosuoja-asetuksen 6 artiklan 1 kohdan ${letter} alakohta`,
  statutes: {
    bookkeeping: 'kirjanpitolaki (1336/1997) 2 luvun 10 §',
    taxation: 'laki tulotietojärjestelmästä (53/2018)',
    evidence: 'tietosuoja-asetuksen 5 artiklan 2 kohta, 7 artiklan 1 kohta ja 12 artikla',
  },
  interests: { security: 'tunnukset ja rahat pysyvät turvassa väärinkäytöltä' },
  keptFor: {
    'last-use': (time) => `enintään ${time} siitä, kun olet viimeksi käyttänyt palvelua`,
    'financial-year': (time) => `${time} sen tilikauden päättymisestä, johon tieto kuuluu`,
    event: (time) => `enintään ${time} tapahtumasta`,
  },
  time: (months) => (months % 12 === 0 ? (months === 12 ? 'vuosi' : `${months / 12} vuotta`) : `${months} kuukautta`),
  sources: {
    subject: 'sinulta itseltäsi',
    use: 'palvelun käytöstä',
    staff: 'palvelun henkilökunnalta',
    customer: 'tilaajalta',
    bank: 'pankista',
    authority: 'viranomaiselta',
    entrepreneur: 'kevytyrittäjältä',
  },
  recipients: {
    'tax-administration': 'Verohallinto ja tulorekisteri',
    bank: 'pankki, joka välittää maksun',
    'invoice-recipient': 'laskun saaja',
    'e-invoice-operator': 'verkkolaskun välittäjä',
    'enforcement-authority': 'ulosottoviranomainen',
    clients: 'tilaaja, jolle työ tehdään',
  },
  ending: {
    title: 'Kun aika täyttyy',
    paragraphs: [
      'Kun samaa tietoa tarvitaan useaan tarkoitukseen, se säilyy niistä pisimmän ajan, mutta vain siihen tarkoitukseen, jonka aika on vielä kesken.',
      'Salatut tiedot hävitetään tuhoamalla avain, jolla ne voi lukea. Kirjanpitoon kuuluvia tositteita laki kieltää hävittämästä ennen aikaansa, mutta niitä ei sinä aikana käytetä muuhun.',
    ],
  },
  needed: {
    title: 'Mitä sinun on annettava',
    paragraphs: [
      'Tunnukseen tarvitaan vain nimi, sähköpostiosoite ja salasana. Muut tiedot kysytään vasta, kun niitä tarvitaan.',
      'Ilman nimeä ja yhteystietoja et voi laskuttaa. Ilman henkilötunnusta, tilinumeroa ja tietoa eläkevakuutuksesta sinulle ei voida maksaa eikä maksusta ilmoittaa tulorekisteriin, mihin laki velvoittaa. Ilman verokorttia maksusta pidätetään 60 prosenttia. Kuva ja markkinointinimi ovat vapaaehtoisia.',
    ],
  },
  customers: {
    title: 'Jos olet saanut laskun tai maksanut sen',
    paragraphs: (operator) => [
      `Laskun lähettää ${operator}, ja se vastaa laskun tiedoista kirjanpidossaan. Tiedot on antanut kevytyrittäjä, joka teki työn.`,
      'Kevytyrittäjä on itse rekisterinpitäjä omassa asiakasluettelossaan. Palvelu säilyttää luetteloa hänen puolestaan eikä käytä sitä omiin tarkoituksiinsa. Oikeuksistasi voit kysyä kummaltakin.',
    ],
  },
  safety: {
    title: 'Missä tiedot ovat ja kuka ne näkee',
    paragraphs: [
      'Tietoja ei siirretä Euroopan unionin ulkopuolelle. Palvelun sivut eivät lataa mitään muiden palvelimilta.',
      'Tietoja näkee vain henkilökunta, jonka tehtävään se kuuluu. Henkilötunnus, tilinumero ja verokortti näkyvät heillekin peitettyinä, kunnes he kirjaavat syyn. Jokainen katselu jää talteen, ja näet luettelon omista tiedoistasi.',
      'Tietojasi ei käytetä mainontaan, eikä palvelun käyttöä mitata ilman suostumustasi.',
    ],
  },
  rights: {
    title: 'Oikeutesi',
    intro: (email) => `Voit käyttää oikeuksiasi kirjoittamalla osoitteeseen ${email}. Se on maksutonta.`,
    each: {
      access: { name: 'Tietojen saaminen', how: 'Saat tietää, mitä sinusta on tallennettu, ja kopion tiedoista.' },
      rectification: {
        name: 'Tietojen oikaiseminen',
        how: 'Korjaat useimmat tiedot itse. Muut korjataan pyynnöstäsi.',
      },
      erasure: {
        name: 'Tietojen poistaminen',
        how: 'Poistamme tiedot, joita laki ei määrää säilyttämään, ja kerromme, mitä jäi ja miksi.',
      },
      restriction: {
        name: 'Käsittelyn rajoittaminen',
        how: 'Voit pyytää, ettei tietoa käytetä, kun esimerkiksi sen oikeellisuutta selvitetään.',
      },
      portability: {
        name: 'Tietojen siirtäminen',
        how: 'Saat antamasi tiedot koneluettavassa muodossa siltä osin kuin käsittely perustuu sopimukseen tai suostumukseen.',
      },
      objection: { name: 'Vastustaminen', how: 'Voit vastustaa käsittelyä, jonka peruste on oikeutettu etu.' },
      withdrawal: {
        name: 'Suostumuksen peruminen',
        how: 'Voit perua suostumuksen milloin tahansa yhtä helposti kuin annoit sen. Peruminen ei muuta sitä, mitä on jo tehty.',
      },
      'no-automatic-decision': {
        name: 'Ihmisen ratkaisu',
        how: 'Maksut lasketaan koneellisesti, mutta ihminen tarkastaa laskut ja hyväksyy maksut. Pelkästään automaattisia päätöksiä, joilla on sinulle oikeusvaikutuksia, ei tehdä.',
      },
    },
    answer:
      'Vastaamme kuukauden kuluessa. Jos pyyntö on monimutkainen, aikaa voidaan jatkaa enintään kahdella kuukaudella, ja kerromme siitä ja sen syystä ensimmäisen kuukauden aikana.',
  },
  cookies: {
    title: 'Evästeet',
    intro:
      'Tämä sivu, laskusivut ja etusivu eivät aseta evästeitä. Kirjautuessasi asetetaan vain evästeet, joita ilman kirjautuminen ei toimi. Niihin ei tarvita suostumusta.',
    settings: 'Selaimeen tallentuvat lisäksi asetukset, jotka valitset itse. Niitä ei lähetetä meille.',
    head: { name: 'Nimi', why: 'Mihin', lasts: 'Kuinka kauan' },
    uses: {
      session: 'Pitää sinut kirjautuneena.',
      'second-factor': 'Muistaa, että salasana on jo annettu, kun annat toisen tunnisteen.',
      passkey: 'Liittää vastauksen pyyntöön, kun kirjaudut pääsyavaimella.',
      'session-only': 'Päättää kirjautumisen, kun selain suljetaan, jos valitset niin.',
      language: 'Valitsemasi kieli.',
      theme: 'Valitsemasi vaalea tai tumma ulkoasu.',
    },
    minutes: (count) => `${count} minuuttia`,
    hours: (count) => `${count} tuntia`,
    untilClosed: 'kunnes selain suljetaan',
    untilCleared: 'kunnes tyhjennät selaimen sivustotiedot',
  },
  complaint: {
    title: 'Valitus',
    text: 'Jos tietojasi mielestäsi käsitellään väärin, voit tehdä valituksen valvontaviranomaiselle. Suomessa se on tietosuojavaltuutettu:',
    office: 'Tietosuojavaltuutetun toimisto, PL 800, 00531 Helsinki, 029 566 6700, tietosuoja@om.fi, tietosuoja.fi',
  },
  version: {
    title: 'Selosteen tunniste',
    text: (version) =>
      `Tämän selosteen tunniste on ${version}. Se vaihtuu aina, kun jokin selosteessa kerrottu asia muuttuu. Seloste koostetaan samasta luettelosta, jonka mukaan palvelu tallentaa tiedot, joten siinä on kaikki, mitä tallennetaan, eikä mitään muuta.`,
  },
};
