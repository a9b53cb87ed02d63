import { SaxesParser } from 'saxes';
import { fixtures } from './fixtures.ts';

/** What the publishers of the rules expect of one small document: rules that hold, and rules that fail, with how often. */
export type UnitTest = { name: string; document: string; expected: Expectation[] };
type Expectation = { rule: string; says: 'success' | 'error' | 'warning'; times: number | null };

/** Every published unit test below the folder of e-invoices, whichever rules it belongs to. */
export const unitTests = (): UnitTest[] => fixtures.under('einvoice', /unit-UBL[^/]*\/[^/]+\.xml$/i).flatMap(testsIn);

function testsIn(file: string): UnitTest[] {
  const source = fixtures.text(file).replace(/^\ufeff/, '');
  const tests: UnitTest[] = [];
  const parser = new SaxesParser();
  let [depth, from, text] = [0, 0, ''];
  let test: UnitTest | null = null;
  let times: number | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    text = '';
    depth++;
    times = attributes.number === undefined ? null : Number(attributes.number);
    if (depth === 2 && name === 'test') test = { name: `${file} test ${tests.length + 1}`, document: '', expected: [] };
    // The document begins where its start tag does: the parser stands behind that tag now.
    if (depth === 3 && name !== 'assert' && !isSelfClosing) from = source.lastIndexOf('<', parser.position - 2);
  });
  parser.on('text', (heard) => {
    text += heard;
  });
  parser.on('closetag', ({ name }) => {
    if (test && depth === 4 && (name === 'success' || name === 'error' || name === 'warning'))
      test.expected.push({ rule: text.trim(), says: name, times });
    if (test && depth === 3 && name !== 'assert') test.document = source.slice(from, parser.position);
    if (test && depth === 2 && name === 'test') {
      if (!test.document) throw new Error(`${test.name} has no document`);
      tests.push(test);
      test = null;
    }
    depth--;
  });
  parser.write(source).close();
  return tests;
}
