import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { encodingOf } from '../src/formats/xml-events.ts';
import { spoilt } from './byte-mutations.ts';
import { Chance } from './chance.ts';
import { compared } from './compared.ts';
import { readers, type Said } from './readers.ts';

// Every reader answers to any bytes whatever with what they say or with what is wrong in them and where: it never throws a
// surprise, never hangs, never takes half a file for a whole one. FUZZ=100000 tries as many files for each reader; by
// default a few hundred, from a seed that FUZZ_SEED changes.

const runs = Number(process.env.FUZZ ?? 300);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const mostMs = 3000;

/**
 * What another parser, which nobody here wrote, has against the bytes as XML; null where nothing. Blank lines before the
 * declaration, several documents in one file and UTF-16 without its mark are against the letter of XML, but are sent.
 */
function againstXml(bytes: Uint8Array): string | null {
  const fault = faultOf(() => XmlDocument.fromBuffer(bytes));
  if (fault === null || onlyNames(fault)) return null;
  // Of a frame and its document either may be in ISO-8859-15, and each is read by its own declaration.
  const latin = /encoding="iso-8859-15"/i.test(new TextDecoder('latin1').decode(bytes));
  const text = new TextDecoder(latin ? 'iso-8859-15' : (encodingOf(bytes) ?? 'utf-8')).decode(bytes);
  const joined = faultOf(() => XmlDocument.fromString(`<files>${text.replaceAll(/<\?xml\s[^>]*\?>/g, '')}</files>`));
  return joined !== null && onlyNames(joined) ? null : joined;
}

// A prefix that nothing declares is refused where names matter (UBL) and borne where banks leave it out.
const onlyNames = (fault: string): boolean =>
  fault
    .trim()
    .split('\n')
    .every((line) => /namespace|QName|is not a valid URI|is not absolute/i.test(line));

function faultOf(read: () => XmlDocument): string | null {
  try {
    read().dispose();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

for (const { name, read, files, xml } of readers)
  test(`${name}: ${runs} spoilt files crash, hang and deceive nobody`, { timeout: 3_600_000 }, async (t) => {
    const sound = files();
    if (sound.length === 0) return t.skip('no files of this kind: KEVYT_FIXTURES names none');
    const count = { taken: 0, refused: 0 };
    for (let run = 0; run < runs; run++) {
      const chance = new Chance(seed * 1_000_003 + run);
      const { bytes, how } = spoilt(chance.of(sound) ?? new Uint8Array(), chance, sound);
      const told = `run ${run} of seed ${seed}: ${how.join(', ')}`;
      const before = performance.now();
      let said: Said;
      try {
        said = await read(bytes);
      } catch (error) {
        throw new Error(`${told}: a surprise instead of an answer`, { cause: error });
      }
      let ms = performance.now() - before;
      if (ms >= mostMs) {
        // A machine may have been busy elsewhere; a file that hangs a reader hangs it again.
        const again = performance.now();
        await read(bytes);
        ms = performance.now() - again;
      }
      assert.ok(ms < mostMs, `${told}: took ${Math.round(ms)} ms for ${bytes.length} bytes`);
      if (said.taken) {
        count.taken++;
        if (xml) assert.equal(againstXml(bytes), null, `${told}: taken, but it is not even XML`);
      } else {
        count.refused++;
        assert.notEqual(said.place, '', `${told}: refused without a place`);
      }
    }
    t.diagnostic(`${count.refused} refused with their place, ${count.taken} still sound`);
    assert.ok(count.refused > 0 && count.taken > 0, 'all were taken or all refused: the sources are not sound');
    compared('spoilt files', `reader of ${name}`, runs);
  });
