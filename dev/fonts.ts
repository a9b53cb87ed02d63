import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Font } from '../src/formats/pdf/font.ts';
import { FontFamily, Typeface, type Typefaces } from '../src/formats/pdf/typeface.ts';

const path = fileURLToPath(import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'));

/** The text font of our documents. */
export const inter = new Font(readFileSync(path), 'Inter-Regular');
const family = new FontFamily(inter, []);

/** The faces of a new document, the semibold one drawn as the regular, which is enough to see where things stand. */
export const newFaces = (): Typefaces => ({
  font: inter,
  regular: new Typeface(family),
  semibold: new Typeface(family),
});
