import type { Language } from '../basics/money.ts';
import type { HoldReason } from './payout.ts';

const texts: Record<HoldReason, Record<Language, string>> = {
  'name-missing': {
    fi: 'Virallinen nimi puuttuu.',
    sv: 'Det officiella namnet saknas.',
    en: 'The legal name is missing.',
  },
  'identity-code-missing': {
    fi: 'Henkilötunnus puuttuu. Tarvitsemme sen tulorekisteri-ilmoitukseen.',
    sv: 'Personbeteckningen saknas. Vi behöver den för anmälan till inkomstregistret.',
    en: 'The personal identity code is missing. It is needed for the report to the Incomes Register.',
  },
  'iban-missing': {
    fi: 'Tilinumero puuttuu.',
    sv: 'Kontonumret saknas.',
    en: 'The account number is missing.',
  },
  'payout-mode-missing': {
    fi: 'Ei ole vielä sovittu, maksetaanko tulo palkkana vai työkorvauksena.',
    sv: 'Det är inte ännu avtalat om inkomsten betalas som lön eller arbetsersättning.',
    en: 'It has not been agreed yet whether the income is paid as wages or as trade income.',
  },
  'identity-unverified': {
    fi: 'Henkilöllisyyttä ei ole vielä tarkistettu. Asiakaspalvelu tarkistaa sen.',
    sv: 'Identiteten är inte ännu kontrollerad. Kundtjänsten kontrollerar den.',
    en: 'The identity has not been checked yet. Customer service will do it.',
  },
  'iban-changed-recently': {
    fi: 'Tilinumero on vaihdettu juuri. Uudelle tilille maksetaan turvallisuussyistä kahden vuorokauden kuluttua.',
    sv: 'Kontonumret har just bytts. Av säkerhetsskäl betalas till ett nytt konto först efter två dygn.',
    en: 'The account number was just changed. To keep money safe, a new account is paid to after two days.',
  },
  'account-rejected': {
    fi: 'Pankki palautti edellisen maksun. Tarkista tilinumero.',
    sv: 'Banken returnerade föregående betalning. Kontrollera kontonumret.',
    en: 'The bank returned the last payment. Please check the account number.',
  },
  'garnishment-unclear': {
    fi: 'Ulosoton maksukiellosta puuttuu tieto, jonka asiakaspalvelu selvittää.',
    sv: 'En uppgift i utsökningens betalningsförbud saknas; kundtjänsten utreder den.',
    en: 'Something is missing from the enforcement authority’s order; customer service is asking for it.',
  },
  'advance-open': {
    fi: 'Asiakkaan maksu, josta olet jo saanut rahat, palautui. Asiakaspalvelu selvittää asian.',
    sv: 'En kunds betalning som du redan fått pengar för gick tillbaka. Kundtjänsten utreder saken.',
    en: 'A customer’s payment that you have been paid for went back. Customer service is settling it.',
  },
  'fee-exceeds-payment': {
    fi: 'Summa ei riitä palvelumaksuun. Se maksetaan, kun seuraava maksu saapuu.',
    sv: 'Summan räcker inte till serviceavgiften. Den betalas när nästa betalning kommer.',
    en: 'The sum does not cover the fee. It will be paid when the next payment arrives.',
  },
  'rule-missing': {
    fi: 'Maksupäivälle ei ole vielä vahvistettu jotakin lain lukua. Asiakaspalvelu selvittää asian.',
    sv: 'En av lagens siffror är inte ännu fastställd för betalningsdagen. Kundtjänsten utreder saken.',
    en: 'A figure of the law has not been confirmed for the pay day yet. Customer service is settling it.',
  },
  'by-hand': {
    fi: 'Asiakaspalvelu selvittää asiaa. Ota tarvittaessa yhteyttä.',
    sv: 'Kundtjänsten utreder ett ärende. Ta kontakt vid behov.',
    en: 'Customer service is looking into something. Please ask if you want to know more.',
  },
};

/** Why somebody is not paid yet, in words they can do something with. */
export const holdText = (reason: HoldReason, language: Language): string => texts[reason][language];
