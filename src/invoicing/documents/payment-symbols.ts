import { isRefusal } from '../../basics/refusal.ts';
import { code128 } from '../../formats/code-128.ts';
import type { Drawing, Rectangle } from '../../formats/pdf/page.ts';
import { qrCode } from '../../formats/qr-code.ts';

/** A drawing and how many millimetres on paper one of its units is. */
export type PrintedSymbol = { readonly drawing: Drawing; readonly unitMm: number };

// Bars of 0.3 mm keep the 332 modules of 54 digits at ten centimetres, which fits a slip and every reader.
const barMm = 0.3;
// Code 128 asks for ten empty modules on both sides, or readers do not see where it begins.
const quietBars = 10;
// Twelve millimetres.
const heightBars = 40;

/** A bank barcode as Code 128, quiet zones included. */
export function bankBarcodeSymbol(digits: string): PrintedSymbol {
  const rectangles: Rectangle[] = [];
  let width = quietBars;
  for (const [at, modules] of code128(digits).entries()) {
    if (at % 2 === 0) rectangles.push([width, 0, modules, heightBars]);
    width += modules;
  }
  width += quietBars;
  return { drawing: { width, height: heightBars, rectangles }, unitMm: barMm };
}

// A telephone reads squares of half a millimetre at arm's length.
const squareMm = 0.55;

/** A payment as a QR code, without its empty edge, for which the page leaves room; null where it is too long. */
export function paymentQrSymbol(text: string): PrintedSymbol | null {
  const code = qrCode(text);
  if (isRefusal(code)) return null;
  const size = code.length;
  const rectangles = code.flatMap((line, row) => runs(line).map(([from, to]): Rectangle => [from, row, to - from, 1]));
  return { drawing: { width: size, height: size, rectangles }, unitMm: squareMm };
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

/** The symbol for a page in the browser. */
export function svgOf({ drawing: { width, height, rectangles } }: PrintedSymbol): string {
  const path = rectangles.map(([x, y, across, down]) => `M${x} ${y}h${across}v${down}h${-across}z`).join('');
  return `<svg viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"><path d="${path}"/></svg>`;
}
