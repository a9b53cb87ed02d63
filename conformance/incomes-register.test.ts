import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '../src/basics/refusal.ts';
import { type EarningsDelivery, earningsReport } from '../src/formats/incomes-register.ts';
import { readRegisterAnswer } from '../src/formats/incomes-register-answer.ts';
import { cancellation } from '../src/formats/incomes-register-cancel.ts';
import { separateReport } from '../src/formats/incomes-register-separate.ts';
import { codeLists, type Insurance, incomeType, insurancesOf } from '../src/formats/incomes-register-types.ts';
import { type Signer, signed } from '../src/formats/xml-signature.ts';
import { signerWith } from '../src/platform/signing.ts';
import { compared } from './compared.ts';
import { fixtures, schemaValidator, withFixtures } from './fixtures.ts';
import { anyCancellation, anyDelivery, anySeparateReport, everyCase } from './register-deliveries.ts';

function written(delivery: EarningsDelivery): string {
  const made = earningsReport(delivery);
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return [...made].map((piece) => piece.text).join('');
}

for (const year of ['2022', '2026']) {
  test(`every case is valid by the schema of ${year}`, withFixtures, () => {
    const complaint = schemaValidator(`incomes-register/xsd-${year}/WageReportsToIR.xsd`);
    assert.equal(complaint(written(everyCase)), null);
    assert.notEqual(complaint(written(everyCase).replace('<ActionCode>1</ActionCode>', '')), null);
  });

  test(`whatever our rules let pass is valid by the schema of ${year}`, withFixtures, () => {
    const complaint = schemaValidator(`incomes-register/xsd-${year}/WageReportsToIR.xsd`);
    let passed = 0;
    fc.assert(
      fc.property(anyDelivery, (delivery) => {
        const made = earningsReport(delivery);
        if (isRefusal(made)) return;
        passed++;
        assert.equal(complaint([...made].map((piece) => piece.text).join('')), null);
      }),
      { numRuns: 1000 },
    );
    assert.ok(passed > 300, `only ${passed} of 1000 were let pass`);
    compared('earnings payment report', `official schema of ${year}`, passed);
  });
}

test('every separate report and cancellation that our rules let pass is valid by its schema', withFixtures, () => {
  const messages = [
    [anySeparateReport.map(separateReport), 'PayerSummaryReportsToIR'],
    [anyCancellation.map(cancellation), 'InvalidationsToIR'],
  ] as [fc.Arbitrary<string | Refusal>, string][];
  for (const [message, schema] of messages) {
    const complaint = schemaValidator(`incomes-register/xsd-2022/${schema}.xsd`);
    let passed = 0;
    fc.assert(
      fc.property(message, (made) => {
        if (isRefusal(made)) return;
        passed++;
        assert.equal(complaint(made), null);
      }),
      { numRuns: 300 },
    );
    assert.ok(passed > 100, `${schema}: only ${passed} of 300 were let pass`);
    compared(schema === 'InvalidationsToIR' ? 'cancellation' : 'separate report', 'official schema', passed);
  }
});

type OfficialType = { insuranceTypeAllowed: boolean } & Record<`default_${Insurance}`, boolean>;

test('the income types are the official ones, with what each is insured by', withFixtures, () => {
  const official: Record<string, OfficialType> = JSON.parse(
    fixtures.text('incomes-register/income-types-2022.json'),
  ).TransactionCode;
  for (let code = 0; code < 1000; code++) {
    const theirs = official[code];
    const ours = incomeType(code);
    assert.equal(ours !== undefined, theirs !== undefined, String(code));
    if (!ours || !theirs) continue;
    const insured = (['pension', 'accident', 'unemployment', 'health'] as const).filter(
      (by) => theirs[`default_${by}`],
    );
    assert.deepEqual(
      [code, [...ours.insured].sort(), ours.mayDiffer],
      [code, insured.sort(), theirs.insuranceTypeAllowed],
    );
  }
});

test('the code lists are the official ones', withFixtures, () => {
  const official = JSON.parse(fixtures.text('incomes-register/codes-2022.json'));
  const lists = {
    exception: 'InsuranceExceptionCode',
    earnerType: 'IncomeEarnerType',
    payerType: 'PayerType',
    id: 'IdType',
    certificate: 'PostedCertCode',
    benefit: 'BenefitCode',
    carBenefit: 'CarBenefitCode',
    carAgeGroup: 'AgeGroupCode',
    allowance: 'AllowanceCode',
  } as const;
  for (const [ours, theirs] of Object.entries(lists)) {
    const codes = [...codeLists[ours as keyof typeof lists]].map(String).sort();
    assert.deepEqual(codes, Object.keys(official[theirs].codes).sort(), theirs);
  }
  const insurances = Object.keys(official.InsuranceCode.codes);
  for (let code = 0; code < 20; code++)
    assert.equal(insurancesOf(code) !== undefined, insurances.includes(String(code)), String(code));
});

const has = (tool: string, ...args: string[]): boolean => {
  try {
    execFileSync(tool, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const withSignatures = {
  skip:
    has('xmlsec1', '--version') && has('openssl', 'version')
      ? false
      : 'xmlsec1 or openssl is not installed: no signature was verified by anybody else',
};

/** Runs with a new key and a self-signed certificate in a folder that is gone afterwards. */
function withCertificate(run: (signer: Signer, folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'kevyt-'));
  try {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=Kevyt test/C=FI', '-days', '2'];
    const rsa = ['req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-keyout', key, '-out', certificate];
    assert.ok(has('openssl', ...rsa, ...subject), 'openssl makes no certificate');
    const signer = signerWith(readFileSync(key, 'utf8'), readFileSync(certificate, 'utf8'));
    assert.ok(!isRefusal(signer), JSON.stringify(signer));
    run(signer, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function verified(folder: string, xml: string): boolean {
  const file = join(folder, 'signed.xml');
  writeFileSync(file, xml);
  const trusted = ['--trusted-pem', join(folder, 'certificate.pem'), '--enabled-key-data', 'x509'];
  return has('xmlsec1', '--verify', ...trusted, file);
}

test('a signed message is valid, and xmlsec1 verifies it and notices any change', withSignatures, () => {
  withCertificate((signer, folder) => {
    const separate = separateReport(
      fc.sample(
        anySeparateReport.filter((one) => !isRefusal(separateReport(one))),
        1,
      )[0] as never,
    );
    assert.ok(!isRefusal(separate));
    for (const message of [written(everyCase), separate]) {
      // In pieces that break in the middle of a report.
      const xml = [...signed(message.split(/(?<=<\/Transaction>)/), signer)].join('');
      assert.ok(verified(folder, xml));
      assert.ok(!verified(folder, xml.replace('<Source>Kevyt', '<Source>Kevyx')));
      assert.ok(
        xml
          .trimEnd()
          .replace(/<\/\w+:\w+>$/, '')
          .endsWith('</Signature>'),
      );
    }
  });
});

test('a signed message is valid by the schema, and so is an answer that we read', {
  skip: withSignatures.skip || withFixtures.skip,
}, async () => {
  const signedTexts: string[] = [];
  const answer =
    '<s:StatusResponseFromIR xmlns:s="http://www.tulorekisteri.fi/2017/1/StatusResponseFromIR"><StatusResponse>' +
    `<IRResponseId>${'ab'.repeat(16)}</IRResponseId><IRResponseTimestamp>2026-06-15T10:00:00Z</IRResponseTimestamp>` +
    '<DeliveryDataStatus>3</DeliveryDataStatus><InvalidItems><Item><ItemId>P-1</ItemId><ItemErrors><ErrorInfo><ErrorCode>E1</ErrorCode>' +
    '<ErrorMessage>Tuntematon</ErrorMessage></ErrorInfo></ItemErrors></Item></InvalidItems></StatusResponse></s:StatusResponseFromIR>\n';
  withCertificate((signer) => {
    for (const text of [written(everyCase), answer]) signedTexts.push([...signed([text], signer)].join(''));
  });
  const [report = '', status = ''] = signedTexts;
  for (const year of ['2022', '2026'])
    assert.equal(schemaValidator(`incomes-register/xsd-${year}/WageReportsToIR.xsd`)(report), null);
  assert.equal(schemaValidator('incomes-register/xsd-2022/StatusResponseFromIR.xsd')(status), null);
  const read = await readRegisterAnswer(piecesOf(status));
  assert.ok(!isRefusal(read), JSON.stringify(read));
  assert.deepEqual(read.rejected[0]?.errors, [{ code: 'E1', message: 'Tuntematon', details: null }]);
});

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
