import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { type PdfRequest, pdfDocument, type Studio } from '../formats/pdf/document.ts';
import { Font } from '../formats/pdf/font.ts';
import { srgbProfile } from '../formats/pdf/srgb.ts';
import { FontFamily } from '../formats/pdf/typeface.ts';

// The l with a tail and the G with a spur tell l from I and G from C in references and names.
const features = ['cv05', 'cv10'];

const family = (file: string, name: string): FontFamily => {
  const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`));
  return new FontFamily(new Font(readFileSync(path), name), features);
};

let studio: Studio | undefined;

/** Makes a document in place, in milliseconds; the fonts are read at the first one. */
export function renderPdf(request: PdfRequest): Uint8Array {
  studio ??= {
    regular: family('400Regular/Inter_400Regular.ttf', 'Inter-Regular'),
    semibold: family('600SemiBold/Inter_600SemiBold.ttf', 'Inter-SemiBold'),
    packedProfile: deflateSync(srgbProfile()),
    deflate: (bytes) => deflateSync(bytes),
    fingerprint: (bytes) => createHash('md5').update(bytes).digest(),
  };
  return pdfDocument(request, studio);
}
