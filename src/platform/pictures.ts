import { type Refusal, refuse } from '../basics/refusal.ts';

const mostBytes = 5 * 1024 * 1024;
const mostPixels = 50_000_000;
const longestSide = 800;

/**
 * A picture from outside as a WebP of ours: decoded, turned upright, at most 800 pixels a side, without any metadata, so
 * that no place, device or hidden content survives. Refuses `picture-too-large` (5 MB, 50 million pixels) and
 * `picture-unreadable` (anything that is not a whole JPEG, PNG or WebP).
 */
export async function cleanPicture(
  bytes: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | Refusal<'picture-too-large' | 'picture-unreadable'>> {
  if (bytes.byteLength > mostBytes) return refuse('picture-too-large');
  if (!looksLikePicture(bytes)) return refuse('picture-unreadable');
  const sharp = await pictureLibrary();
  const open = () => sharp(bytes, { limitInputPixels: false, failOn: 'warning', pages: 1 });
  try {
    const { width, height } = await open().metadata();
    if (width * height > mostPixels) return refuse('picture-too-large');
    const clean = await open()
      .autoOrient()
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: 10 })
      .toBuffer();
    return Uint8Array.from(clean);
  } catch {
    // The decoder's own words may quote the file; whoever sent it needs to know only that it was not a picture.
    return refuse('picture-unreadable');
  }
}

async function pictureLibrary() {
  const { default: sharp } = await import('sharp');
  // Of the library's many decoders only these three are let near what strangers send.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
  sharp.cache(false);
  return sharp;
}

function looksLikePicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n') || /^RIFF.{4}WEBP/s.test(start);
}
