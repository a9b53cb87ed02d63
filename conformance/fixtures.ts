import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

// Published schemas and examples are not ours to keep in the repository; they stand in a folder beside it.
const root = resolve(process.env.KEVYT_FIXTURES ?? join(import.meta.dirname, '../../shared/fixtures'));

/** Options of a conformance test: skipped, and said so, where the folder of published examples is not there. */
export const withFixtures = {
  skip: existsSync(root) ? false : `KEVYT_FIXTURES is not set and ${root} is not there: nothing was compared`,
};

export const fixtures = {
  path: (path: string): string => join(root, path),
  bytes: (path: string): Uint8Array => readFileSync(join(root, path)),
  text: (path: string): string => readFileSync(join(root, path), 'utf8'),
  /** The files under a folder whose names match, as paths from the fixtures' root. */
  under: (folder: string, pattern: RegExp): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => pattern.test(path))
      .sort(),
};

let readsFiles = false;

/** Validates documents against a published XSD; the returned function answers with the first complaint, or null. */
export function schemaValidator(path: string): (xml: string | Uint8Array) => string | null {
  // Registered once: the schemas include each other by file name.
  if (!readsFiles) readsFiles = xmlRegisterFsInputProviders();
  using schema = XmlDocument.fromBuffer(fixtures.bytes(path), { url: fixtures.path(path) });
  const validator = XsdValidator.fromDoc(schema);
  return (xml) => {
    using document = typeof xml === 'string' ? XmlDocument.fromString(xml) : XmlDocument.fromBuffer(xml);
    try {
      validator.validate(document);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}
