import type { Language } from '../basics/money.ts';

// The lines of business an entrepreneur chooses from. Trades that need a permit of their own are not here, since an invoicing
// service cannot invoice them.
const linesOfBusiness = {
  carpentry: { fi: 'Rakennus- ja kirvesmiestyöt', sv: 'Bygg- och snickeriarbeten', en: 'Building and carpentry' },
  painting: { fi: 'Maalaus ja tapetointi', sv: 'Målning och tapetsering', en: 'Painting and wallpapering' },
  masonry: { fi: 'Muuraus ja laatoitus', sv: 'Murning och plattsättning', en: 'Masonry and tiling' },
  plumbing: { fi: 'Putki- ja ilmastointityöt', sv: 'Rör- och ventilationsarbeten', en: 'Plumbing and ventilation' },
  metalwork: { fi: 'Metalli- ja hitsaustyöt', sv: 'Metall- och svetsarbeten', en: 'Metalwork and welding' },
  'machine-work': { fi: 'Koneurakointi', sv: 'Maskinentreprenad', en: 'Machine contracting' },
  'property-care': { fi: 'Kiinteistönhoito', sv: 'Fastighetsskötsel', en: 'Property maintenance' },
  'garden-work': { fi: 'Piha- ja puutarhatyöt', sv: 'Gårds- och trädgårdsarbeten', en: 'Yard and garden work' },
  'forest-work': { fi: 'Metsätyöt', sv: 'Skogsarbeten', en: 'Forestry work' },
  'farm-work': { fi: 'Maataloustyöt', sv: 'Lantbruksarbeten', en: 'Farm work' },
  cleaning: { fi: 'Siivous', sv: 'Städning', en: 'Cleaning' },
  'home-help': { fi: 'Kotiapu', sv: 'Hemhjälp', en: 'Help at home' },
  childcare: { fi: 'Lastenhoito', sv: 'Barnpassning', en: 'Childcare' },
  'pet-care': { fi: 'Lemmikkien hoito', sv: 'Sällskapsdjursskötsel', en: 'Pet care' },
  removals: { fi: 'Muutto- ja kantopalvelut', sv: 'Flytt- och bärtjänster', en: 'Removals and carrying' },
  courier: { fi: 'Lähetti- ja jakelutyöt', sv: 'Bud- och utdelningsarbeten', en: 'Courier and delivery work' },
  warehouse: { fi: 'Varasto- ja logistiikkatyöt', sv: 'Lager- och logistikarbeten', en: 'Warehouse and logistics' },
  manufacturing: { fi: 'Tuotantotyöt', sv: 'Produktionsarbeten', en: 'Manufacturing work' },
  repair: { fi: 'Laitteiden huolto ja korjaus', sv: 'Service och reparation av utrustning', en: 'Repair of equipment' },
  kitchen: { fi: 'Keittiö- ja ravintolatyöt', sv: 'Köks- och restaurangarbeten', en: 'Kitchen and restaurant work' },
  events: { fi: 'Tapahtumatyöt', sv: 'Evenemangsarbeten', en: 'Event work' },
  retail: { fi: 'Myynti ja esittely', sv: 'Försäljning och demonstration', en: 'Sales and demonstration' },
  beauty: { fi: 'Parturi-, kampaamo- ja kauneuspalvelut', sv: 'Frisör- och skönhetstjänster', en: 'Hair and beauty' },
  wellness: { fi: 'Hyvinvointi- ja liikuntaohjaus', sv: 'Friskvård och träning', en: 'Wellness and fitness coaching' },
  teaching: { fi: 'Opetus ja valmennus', sv: 'Undervisning och handledning', en: 'Teaching and training' },
  interpreting: { fi: 'Käännös- ja tulkkaustyöt', sv: 'Översättning och tolkning', en: 'Translation and interpreting' },
  writing: { fi: 'Kirjoittaminen ja viestintä', sv: 'Skrivande och kommunikation', en: 'Writing and communications' },
  marketing: { fi: 'Markkinointi', sv: 'Marknadsföring', en: 'Marketing' },
  design: { fi: 'Graafinen suunnittelu', sv: 'Grafisk design', en: 'Graphic design' },
  photography: { fi: 'Valokuvaus ja video', sv: 'Fotografering och video', en: 'Photography and video' },
  music: { fi: 'Musiikki ja esiintyminen', sv: 'Musik och uppträdande', en: 'Music and performing' },
  crafts: { fi: 'Käsityöt ja taide', sv: 'Hantverk och konst', en: 'Crafts and art' },
  software: { fi: 'Ohjelmistotyöt', sv: 'Programvaruarbeten', en: 'Software development' },
  'it-support': { fi: 'IT-tuki', sv: 'It-stöd', en: 'IT support' },
  engineering: { fi: 'Tekninen suunnittelu', sv: 'Teknisk planering', en: 'Engineering design' },
  consulting: {
    fi: 'Asiantuntija- ja konsulttityöt',
    sv: 'Sakkunnig- och konsultarbeten',
    en: 'Expert and consulting work',
  },
  office: { fi: 'Toimistotyöt', sv: 'Kontorsarbeten', en: 'Office work' },
  accounting: { fi: 'Taloushallinnon työt', sv: 'Ekonomiförvaltning', en: 'Financial administration' },
  research: { fi: 'Tutkimus ja selvitykset', sv: 'Forskning och utredningar', en: 'Research and studies' },
  other: { fi: 'Muu ala', sv: 'Annan bransch', en: 'Other' },
} as const satisfies Record<string, Record<Language, string>>;

export type LineOfBusiness = keyof typeof linesOfBusiness;

export const lineOfBusinessCodes = Object.keys(linesOfBusiness) as [LineOfBusiness, ...LineOfBusiness[]];

/** Every line of business with its names, in the order of the list. */
export const allLinesOfBusiness = lineOfBusinessCodes.map((code) => ({ code, names: linesOfBusiness[code] }));
