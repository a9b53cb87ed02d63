import type { NoticeTexts } from './notice-texts.ts';

export const english: NoticeTexts = {
  title: 'Privacy notice',
  intro: (operator) =>
    `What personal data ${operator} processes in this service, why, where the data come from, who is given them and how long they stay.`,
  short: {
    title: 'In short',
    what: 'What we keep',
    why: 'Why',
    'how-long': 'How long',
    whom: 'Whom we tell',
    'nobody-else': 'Nobody else, not for advertising, and not outside the European Union.',
    rights: 'Your rights',
    ask: 'Ask us',
  },
  contents: 'Contents',
  controller: {
    title: 'Who answers for your data',
    name: 'Controller',
    businessId: 'Business ID',
    address: 'Address',
    phone: 'Telephone',
    email: 'E-mail',
    contact: 'Contact in matters of data protection',
  },
  registers: {
    everyone: {
      title: 'Everyone who uses the service',
      about: 'These are kept of everyone who has an account in the service.',
    },
    entrepreneurs: {
      title: 'Light entrepreneurs',
      about: 'These are needed for a light entrepreneur to invoice through the service and to be paid.',
    },
    clients: {
      title: 'Clients',
      about: 'These are about companies, and the people who act for them, who order work through the service.',
    },
    staff: { title: 'Staff of the service', about: 'These are about the people who run the service.' },
  },
  labels: {
    category: 'Data',
    kept: 'What it is',
    why: 'Why',
    from: 'Where from',
    to: 'Given to',
    nobody: 'nobody outside the service',
    sealed: 'Encrypted with a key of your own',
  },
  categories: {
    name: { name: 'Name', kept: 'First names, last name, and the name you made the account with.' },
    contact: { name: 'Contact details', kept: 'E-mail address, telephone number and postal address.' },
    'identity-code': {
      name: 'Personal identity code and identity check',
      kept: 'The personal identity code, and a note of which document the identity was checked from and when. No copy of the document is kept. The code is processed under section 29 of the Data Protection Act (1050/2018).',
    },
    'marketing-name': { name: 'Marketing name', kept: 'The name you want customers to know you by.' },
    'line-of-business': { name: 'Line of business', kept: 'What kind of work you invoice.' },
    'bank-account': { name: 'Account number', kept: 'The account you are paid to, and when it was last changed.' },
    'tax-card': { name: 'Tax card', kept: 'The rates, income limit and validity of the tax card.' },
    'pension-insurance': {
      name: 'Pension insurance',
      kept: "What you have told of your self-employed person's pension insurance, and from which day.",
    },
    picture: {
      name: 'Picture',
      kept: 'A picture, if you want to add one. Its location data are removed and no faces are recognised.',
    },
    invoices: {
      name: 'Invoices',
      kept: 'Invoices and their drafts: what work was done, for whom, when and at what price.',
    },
    payments: {
      name: 'Payments',
      kept: 'Payments received for the invoices: amount, day, reference, and the name and account of the payer.',
    },
    pay: {
      name: 'Wages and fees',
      kept: 'How your payment was calculated: deductions, tax withheld, any garnishment, and what was paid to the account.',
    },
    'own-customers': {
      name: "A light entrepreneur's own customers",
      kept: 'Name, address, invoicing details and contact person of the customer, as the light entrepreneur gave them.',
    },
    'sign-in': {
      name: 'Sign-in',
      kept: 'A digest of the password, the second factor and passkeys, sessions that are open, when you last used the service, and the duties of staff.',
    },
    consents: {
      name: 'Consents and agreements',
      kept: 'What you have consented or agreed to, when and in which words.',
    },
    'access-log': {
      name: 'Who has seen your data',
      kept: 'When staff have seen your data, which data and why. You find the list among your own data.',
    },
    language: { name: 'Language', kept: 'The language the service and its letters speak to you.' },
    messages: {
      name: 'Letters and messages',
      kept: 'Letters sent to you, and reasons the reviewer of an invoice has written to you.',
    },
    requests: {
      name: 'Repeated requests',
      kept: 'The answer to what you did, so that the same thing does not happen twice when the connection breaks.',
    },
  },
  whys: {
    title: 'Why, on what ground and how long',
    intro: 'Every purpose the data above are used for: the right it rests on, and when what is kept for it goes.',
    purpose: 'Purpose',
    ground: 'Ground',
    ends: 'Stays',
    statute: 'Law',
    interest: 'Interest',
  },
  purposes: {
    account: 'The account and its use',
    invoicing: 'Invoicing',
    payout: 'Paying you your money',
    assignments: 'Offering assignments',
    care: 'Customer service',
    bookkeeping: 'Bookkeeping',
    taxation: 'Reports to the tax authority',
    evidence: 'Proof that your rights have been respected',
    security: 'Protecting accounts and money',
    staffing: 'Running the service',
  },
  grounds: {
    contract: 'the contract with you',
    'legal-obligation': 'legal obligation',
    'legitimate-interest': 'legitimate interest',
    consent: 'your consent',
  },
  article: (letter) => `GDPR Article 6(1)(${letter})`,
  statutes: {
    bookkeeping: 'Accounting Act (1336/1997), chapter 2, section 10',
    taxation: 'Act on the Incomes Information System (53/2018)',
    evidence: 'GDPR Articles 5(2), 7(1) and 12',
  },
  interests: { security: 'accounts and money are kept safe from misuse' },
  keptFor: {
    'last-use': (time) => `at most ${time} after you last used the service`,
    'financial-year': (time) => `${time} after the end of the financial year the data belong to`,
    event: (time) => `at most ${time} after the event`,
  },
  time: (months) => (months % 12 === 0 ? (months === 12 ? 'one year' : `${months / 12} years`) : `${months} months`),
  sources: {
    subject: 'from yourself',
    use: 'from the use of the service',
    staff: 'from the staff of the service',
    customer: 'from the client',
    bank: 'from the bank',
    authority: 'from an authority',
    entrepreneur: 'from the light entrepreneur',
  },
  recipients: {
    'tax-administration': 'the Tax Administration and the Incomes Register',
    bank: 'the bank that makes the payment',
    'invoice-recipient': 'the recipient of the invoice',
    'e-invoice-operator': 'the operator that delivers the e-invoice',
    'enforcement-authority': 'the enforcement authority',
    clients: 'the client the work is done for',
  },
  ending: {
    title: 'When the time is up',
    paragraphs: [
      'Where the same data are needed for several purposes they stay for the longest of the times, but only for the purpose whose time is still running.',
      'Encrypted data are erased by destroying the key that opens them. The law forbids destroying the vouchers of the accounts before their time, but meanwhile they are used for nothing else.',
    ],
  },
  needed: {
    title: 'What you have to give',
    paragraphs: [
      'An account needs only a name, an e-mail address and a password. The rest is asked only when it is needed.',
      'Without a name and contact details you cannot invoice. Without a personal identity code, an account number and the state of your pension insurance we can neither pay you nor report the payment to the Incomes Register, as the law demands. Without a tax card 60 per cent of the payment is withheld. A picture and a marketing name are up to you.',
    ],
  },
  customers: {
    title: 'If you have received or paid an invoice',
    paragraphs: (operator) => [
      `The invoice is sent by ${operator}, which answers for what it says in its accounts. The data were given by the light entrepreneur who did the work.`,
      'The light entrepreneur is the controller of their own list of customers. The service keeps the list for them and does not use it for purposes of its own. You may ask either about your rights.',
    ],
  },
  safety: {
    title: 'Where the data are and who sees them',
    paragraphs: [
      'No data are moved outside the European Union. The pages of the service load nothing from the servers of others.',
      'Data are seen only by staff whose duty it is. Even they see the personal identity code, the account number and the tax card masked until they record a reason. Every look is kept, and you find the list among your own data.',
      'Your data are not used for advertising, and the use of the service is not measured without your consent.',
    ],
  },
  rights: {
    title: 'Your rights',
    intro: (email) => `You can use your rights by writing to ${email}. It is free of charge.`,
    each: {
      access: { name: 'Access', how: 'You are told what is kept of you and given a copy of it.' },
      rectification: {
        name: 'Rectification',
        how: 'You correct most of the data yourself. The rest is corrected when you ask.',
      },
      erasure: { name: 'Erasure', how: 'We erase what no law makes us keep, and tell you what stayed and why.' },
      restriction: {
        name: 'Restriction',
        how: 'You can ask that data are not used, for instance while it is found out whether they are right.',
      },
      portability: {
        name: 'Portability',
        how: 'You get the data you have given in a machine-readable form where they are processed by contract or consent.',
      },
      objection: { name: 'Objection', how: 'You can object to processing on the ground of legitimate interest.' },
      withdrawal: {
        name: 'Withdrawing consent',
        how: 'You can withdraw a consent at any time, as easily as you gave it. That does not change what has been done already.',
      },
      'no-automatic-decision': {
        name: 'A decision by a person',
        how: 'Payments are calculated by machine, but a person reviews the invoices and approves the payments. No decision with legal effect on you is made by machine alone.',
      },
    },
    answer:
      'We answer within a month. Where a request is complex the time can be extended by at most two months, and we tell you so, and why, within the first month.',
  },
  cookies: {
    title: 'Cookies',
    intro:
      'This page, the invoice pages and the front page set no cookies. Signing in sets only the cookies that it does not work without. They need no consent.',
    settings: 'The browser also keeps settings you choose yourself. They are not sent to us.',
    head: { name: 'Name', why: 'What for', lasts: 'How long' },
    uses: {
      session: 'Keeps you signed in.',
      'second-factor': 'Remembers that the password has been given while you give the second proof.',
      passkey: 'Ties the answer to the question when you sign in with a passkey.',
      'session-only': 'Ends the session when the browser is closed, if you choose so.',
      language: 'The language you chose.',
      theme: 'The light or dark look you chose.',
    },
    minutes: (count) => `${count} minutes`,
    hours: (count) => `${count} hours`,
    untilClosed: 'until the browser is closed',
    untilCleared: "until you clear the browser's site data",
  },
  complaint: {
    title: 'Complaint',
    text: 'If you think your data are processed wrongly you can complain to the supervisory authority. In Finland that is the Data Protection Ombudsman:',
    office:
      'Office of the Data Protection Ombudsman, P.O. Box 800, FI-00531 Helsinki, +358 29 566 6700, tietosuoja@om.fi, tietosuoja.fi/en',
  },
  version: {
    title: 'The version of this notice',
    text: (version) =>
      `This notice is identified by ${version}, which changes whenever anything said in it changes. It is put together from the same list by which the service stores data, so it holds everything that is stored and nothing else.`,
  },
};
