import type { Language } from '../../basics/money.ts';
import { infoOf, pdfDate, xmpOf } from './metadata.ts';
import { ascii, hexOf, nameOf, Objects, type Press, type Ref, string, to } from './objects.ts';
import { paper } from './page.ts';
import { printable } from './printable.ts';
import { type Sheet, setSheet } from './sheet.ts';
import { writeStructure } from './structure.ts';
import { type FontFamily, Typeface } from './typeface.ts';

/** A file inside a document. */
type Attachment = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Such as `application/xml`. */
  readonly mime: string;
  readonly description: string;
};

export type PdfRequest = {
  readonly sheet: Sheet;
  readonly language: Language;
  readonly title: string;
  readonly attachments?: readonly Attachment[];
  /** The moment written into the document. */
  readonly created: Date;
};

/** What all documents have in common: their fonts, the profile of their colours, packed, and what packs the rest. */
export type Studio = Press & {
  readonly regular: FontFamily;
  readonly semibold: FontFamily;
  readonly packedProfile: Uint8Array;
};

/**
 * A tagged PDF/A-3a document (ISO 19005-3) in its language, with the attachments inside as other forms of the same. The same
 * request gives the same bytes.
 */
export function pdfDocument(request: PdfRequest, studio: Studio): Uint8Array {
  const { sheet, language, created, attachments = [] } = request;
  const { font } = studio.regular;
  const title = printable(request.title, font).replaceAll('\n', ' ');
  const faces = { font, regular: new Typeface(studio.regular), semibold: new Typeface(studio.semibold) };
  const { pages, meaning } = setSheet(sheet, faces);

  const objects = new Objects(studio);
  const tree = objects.reserve();
  const refs = pages.map(() => objects.reserve());
  const resources = objects.add(
    `<</Font<</regular ${to(faces.regular.write(objects))}/semibold ${to(faces.semibold.write(objects))}>>>>`,
  );
  const size = `/MediaBox[0 0 ${paper.width} ${paper.height}]`;
  for (const [index, page] of pages.entries()) {
    const drawing = objects.addPacked('', ascii(page.drawing()));
    const said = `/Parent ${to(tree)}${size}/Resources ${to(resources)}/Contents ${to(drawing)}`;
    objects.add(`<</Type/Page${said}/StructParents ${index}/Tabs/S>>`, refs[index]);
  }
  objects.add(`<</Type/Pages/Count ${refs.length}/Kids[${refs.map(to).join(' ')}]>>`, tree);
  const about = { title, language, created };
  const catalog = objects.add(
    `<</Type/Catalog/Pages ${to(tree)}/Lang (${language}-FI)/MarkInfo<</Marked true>>` +
      `/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot ${to(writeStructure(objects, meaning, refs))}` +
      `/Metadata ${to(objects.addStream('/Type/Metadata/Subtype/XML', xmpOf(about)))}` +
      `/OutputIntents[${intent(objects, studio)}]${attached(objects, attachments, created, studio)}>>`,
  );
  return objects.file(catalog, objects.add(infoOf(about)));
}

function intent(objects: Objects, { packedProfile }: Studio): string {
  const profile = objects.addStream('/N 3/Filter/FlateDecode', packedProfile);
  const named = '/OutputConditionIdentifier(sRGB)/RegistryName(http://www.color.org)/Info(sRGB)';
  return `<</Type/OutputIntent/S/GTS_PDFA1${named}/DestOutputProfile ${to(profile)}>>`;
}

// A name tree wants its names in order; a reader finds the same files as other forms of the whole document.
function attached(objects: Objects, attachments: readonly Attachment[], created: Date, press: Press): string {
  if (attachments.length === 0) return '';
  const files = attachments
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((file) => [string(file.name), attach(objects, file, created, press)] as const);
  const names = files.map(([name, ref]) => `${name} ${to(ref)}`).join(' ');
  return `/Names<</EmbeddedFiles<</Names[${names}]>>>>/AF[${files.map(([, ref]) => to(ref)).join(' ')}]`;
}

function attach(objects: Objects, { name, bytes, mime, description }: Attachment, created: Date, press: Press): Ref {
  const sum = hexOf(press.fingerprint(bytes));
  const facts = `/ModDate ${pdfDate(created)}/Size ${bytes.length}/CheckSum<${sum}>`;
  const stream = objects.addPacked(`/Type/EmbeddedFile/Subtype${nameOf(mime)}/Params<<${facts}>>`, bytes);
  const said = `/F ${string(name)}/UF ${string(name)}/Desc ${string(description)}`;
  return objects.add(`<</Type/Filespec${said}/AFRelationship /Alternative/EF<</F ${to(stream)}/UF ${to(stream)}>>>>`);
}
