import { toSVG } from 'bwip-js/generic';

export type BarcodeSymbol = { readonly svg: string; readonly widthMm: number };

// Bars of 0.3 mm keep the 332 modules of 54 digits at ten centimetres, which fits a slip and every reader.
const moduleMm = 0.3;
// Code 128 asks for ten empty modules on both sides, or readers do not see where it begins.
const quietModules = 10;

/** A bank barcode as Code 128 in vectors, quiet zones included, with the width it is to be printed at. */
export function bankBarcodeSymbol(digits: string): BarcodeSymbol {
  const svg = toSVG({ bcid: 'code128', text: digits, scale: 1, height: 12, paddingwidth: quietModules });
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  return { svg, widthMm: modules * moduleMm };
}
