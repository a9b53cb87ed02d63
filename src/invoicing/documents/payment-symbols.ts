import { toSVG } from 'bwip-js/generic';

export type PrintedSymbol = { readonly svg: string; readonly widthMm: number };

// Bars of 0.3 mm keep the 332 modules of 54 digits at ten centimetres, which fits a slip and every reader.
const barMm = 0.3;
// Code 128 asks for ten empty modules on both sides, or readers do not see where it begins.
const quietBars = 10;

/** A bank barcode as Code 128 in vectors, quiet zones included, with the width it is to be printed at. */
export function bankBarcodeSymbol(digits: string): PrintedSymbol {
  const svg = toSVG({ bcid: 'code128', text: digits, scale: 1, height: 12, paddingwidth: quietBars });
  return { svg, widthMm: widthOf(svg) * barMm };
}

// A telephone reads squares of half a millimetre at arm's length.
const squareMm = 0.55;

/**
 * A payment as a QR code in vectors with the width it is to be printed at; its error correction is M, as the EPC wants. The
 * drawing is two units a square and without its empty edge, for which the page leaves room.
 */
export function paymentQrSymbol(text: string): PrintedSymbol {
  const svg = toSVG({ bcid: 'qrcode', text, scale: 1 });
  return { svg, widthMm: (widthOf(svg) / 2) * squareMm };
}

const widthOf = (svg: string): number => Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
