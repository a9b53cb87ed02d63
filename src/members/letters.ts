import type { Language } from '../basics/money.ts';

type Text = { subject: string; text: (operator: string, url: string) => string };
type Kind = 'verify-address' | 'reset-password' | 'address-in-use' | 'invitation';

const letters: Record<Kind, Record<Language, Text>> = {
  'verify-address': {
    fi: {
      subject: 'Vahvista sähköpostiosoitteesi',
      text: (operator, url) =>
        `Hei,\n\nvahvista sähköpostiosoitteesi avaamalla tämä linkki vuorokauden kuluessa:\n\n${url}\n\nJos et ole rekisteröitynyt palveluun, voit jättää viestin huomiotta.\n\n${operator}\n`,
    },
    sv: {
      subject: 'Bekräfta din e-postadress',
      text: (operator, url) =>
        `Hej,\n\nbekräfta din e-postadress genom att öppna länken inom ett dygn:\n\n${url}\n\nOm du inte har registrerat dig i tjänsten kan du bortse från meddelandet.\n\n${operator}\n`,
    },
    en: {
      subject: 'Confirm your e-mail address',
      text: (operator, url) =>
        `Hello,\n\nplease confirm your e-mail address by opening this link within 24 hours:\n\n${url}\n\nIf you did not register, you can ignore this message.\n\n${operator}\n`,
    },
  },
  'reset-password': {
    fi: {
      subject: 'Aseta salasana',
      text: (operator, url) =>
        `Hei,\n\naseta salasana avaamalla tämä linkki tunnin kuluessa:\n\n${url}\n\nJos et pyytänyt linkkiä, salasanasi on ennallaan eikä sinun tarvitse tehdä mitään.\n\n${operator}\n`,
    },
    sv: {
      subject: 'Välj lösenord',
      text: (operator, url) =>
        `Hej,\n\nvälj ett lösenord genom att öppna länken inom en timme:\n\n${url}\n\nOm du inte bad om länken är ditt lösenord oförändrat och du behöver inte göra något.\n\n${operator}\n`,
    },
    en: {
      subject: 'Set your password',
      text: (operator, url) =>
        `Hello,\n\nset your password by opening this link within an hour:\n\n${url}\n\nIf you did not ask for it, your password is unchanged and you need not do anything.\n\n${operator}\n`,
    },
  },
  'address-in-use': {
    fi: {
      subject: 'Sinulla on jo tili',
      text: (operator, url) =>
        `Hei,\n\nosoitteellasi yritettiin rekisteröityä, mutta sinulla on jo tili. Voit kirjautua tai asettaa uuden salasanan täällä:\n\n${url}\n\n${operator}\n`,
    },
    sv: {
      subject: 'Du har redan ett konto',
      text: (operator, url) =>
        `Hej,\n\nnågon försökte registrera sig med din adress, men du har redan ett konto. Logga in eller välj ett nytt lösenord här:\n\n${url}\n\n${operator}\n`,
    },
    en: {
      subject: 'You already have an account',
      text: (operator, url) =>
        `Hello,\n\nsomebody tried to register with your address, but you already have an account. Sign in or set a new password here:\n\n${url}\n\n${operator}\n`,
    },
  },
  invitation: {
    fi: {
      subject: 'Sinut on kutsuttu henkilökuntaan',
      text: (operator, url) =>
        `Hei,\n\n${operator} on avannut sinulle työntekijän tunnuksen. Aseta salasana avaamalla tämä linkki tunnin kuluessa:\n\n${url}\n\nJos linkki ehtii vanheta, pyydä uusi kirjautumissivun kohdasta ”Unohditko salasanan”. Ensimmäisellä kerralla otetaan käyttöön myös toinen tunnistusvaihe.\n\n${operator}\n`,
    },
    sv: {
      subject: 'Du har bjudits in till personalen',
      text: (operator, url) =>
        `Hej,\n\n${operator} har öppnat ett personalkonto för dig. Välj ett lösenord genom att öppna länken inom en timme:\n\n${url}\n\nOm länken hinner gå ut kan du be om en ny på inloggningssidan under ”Har du glömt lösenordet”. Första gången tar du också i bruk ett andra identifieringssteg.\n\n${operator}\n`,
    },
    en: {
      subject: 'You have been invited to the staff',
      text: (operator, url) =>
        `Hello,\n\n${operator} has opened a staff account for you. Set your password by opening this link within an hour:\n\n${url}\n\nIf the link has lapsed, ask for a new one on the sign-in page under “Forgot your password”. The first time you will also set up a second sign-in step.\n\n${operator}\n`,
    },
  },
};

/** The subject and text of a sign-in letter in the person's language. */
export function signInLetter(
  kind: Kind,
  language: Language,
  operator: string,
  url: string,
): { subject: string; text: string } {
  const { subject, text } = letters[kind][language];
  return { subject, text: text(operator, url) };
}

const ibanChanged: Record<Language, { subject: string; text: (account: string, phone: string) => string }> = {
  fi: {
    subject: 'Tilinumerosi on vaihdettu',
    text: (account, phone) =>
      `Hei,\n\ntilinumero, jolle sinulle maksetaan, on vaihdettu: uusi tili on ${account}. Seuraavia maksuja pidetään turvallisuussyistä kaksi vuorokautta.\n\nJos et tehnyt muutosta itse, soita heti numeroon ${phone}.`,
  },
  sv: {
    subject: 'Ditt kontonummer har ändrats',
    text: (account, phone) =>
      `Hej,\n\nkontot som du får dina betalningar till har ändrats: det nya kontot är ${account}. Av säkerhetsskäl hålls följande betalningar inne i två dygn.\n\nOm du inte själv gjorde ändringen, ring genast ${phone}.`,
  },
  en: {
    subject: 'Your account number has been changed',
    text: (account, phone) =>
      `Hello,\n\nthe account you are paid to has been changed: the new account is ${account}. For safety the next payments are held for two days.\n\nIf you did not make the change, call ${phone} at once.`,
  },
};

/** Tells a person at their old address that the account they are paid to was changed; the account comes masked. */
export function ibanChangedLetter(
  language: Language,
  operator: { name: string; phone: string },
  maskedAccount: string,
): { subject: string; text: string } {
  const { subject, text } = ibanChanged[language];
  return { subject, text: `${text(maskedAccount, operator.phone)}\n\n${operator.name}\n` };
}
