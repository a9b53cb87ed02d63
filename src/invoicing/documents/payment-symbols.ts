import { toSVG } from 'bwip-js/generic';
import { isRefusal } from '../../basics/refusal.ts';
import { qrCode } from '../../formats/qr-code.ts';

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

/** A payment as a QR code in vectors, without its empty edge, for which the page leaves room; null where it is too long. */
export function paymentQrSymbol(text: string): PrintedSymbol | null {
  const code = qrCode(text);
  if (isRefusal(code)) return null;
  const size = code.length;
  const path = code.flatMap((line, row) => runs(line).map(([from, to]) => `M${from} ${row}H${to}v1H${from}z`)).join('');
  const svg = `<svg viewBox="0 0 ${size} ${size}" xmlns="http://www.w3.org/2000/svg"><path d="${path}"/></svg>`;
  return { svg, widthMm: size * squareMm };
}

/** From where to where a row of squares is dark. */
function runs(line: Uint8Array): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let at = line.indexOf(1); at !== -1; ) {
    const end = line.indexOf(0, at);
    found.push([at, end === -1 ? line.length : end]);
    at = end === -1 ? -1 : line.indexOf(1, end);
  }
  return found;
}

const widthOf = (svg: string): number => Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
