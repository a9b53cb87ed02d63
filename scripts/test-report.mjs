/** Whether a step's result, `{ code, output }` or `{ skipped: why }`, is nothing to worry about. */
export const passed = ({ code, skipped }) => skipped !== undefined || code === 0;

/** Prints what failed, what was skipped and why, what was compared with others' work, a table of all steps, and last the line `N passed, N failed, N skipped`. */
export function report(results) {
  const rows = results.map((result) => ({ ...result, ...counts(result) }));
  for (const row of rows.filter((one) => !passed(one))) print(`\n✖ ${row.name}\n${tellingPart(row.output)}`);
  const skips = rows.flatMap(({ name, skipped, output }) => (skipped ? [`${name}: ${skipped}`] : skipReasons(output)));
  if (skips.length > 0) print('\nSKIPPED');
  for (const why of new Set(skips)) print(`  ${skips.filter((skip) => skip === why).length} × ${why}`);
  const comparisons = rows.flatMap(({ output = '' }) => [...output.matchAll(/^▤ (.*)$/gm)].map(([, row]) => row));
  if (comparisons.length > 0) print(`\n${comparisons.join('\n')}`);
  print(`\n${'passed'.padStart(44)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'seconds'.padStart(9)}`);
  for (const row of rows) print(line(row));
  const sum = (what) => rows.reduce((total, row) => total + row[what], 0);
  print(`\n${sum('pass')} passed, ${sum('fail')} failed, ${sum('skip')} skipped`);
}

/**
 * The tests of a step, as Node's runner sums them up. A step that failed without a failed test (a type error, a crash)
 * counts as one failure, so that the sum is never clean when the run is not.
 */
export function counts({ code, output = '', skipped }) {
  const said = Object.fromEntries([...output.matchAll(/^ℹ (\w+) (\d+)\r?$/gm)].map(([, what, n]) => [what, Number(n)]));
  const { pass = 0, fail = 0, cancelled = 0, skipped: left = 0, todo = 0 } = said;
  const failed = fail + cancelled;
  return {
    pass,
    fail: failed === 0 && !passed({ code, skipped }) ? 1 : failed,
    skip: left + todo + (skipped ? 1 : 0),
  };
}

// The runner repeats at its end, with all details, the tests that failed among those that passed.
function tellingPart(output) {
  const at = output.lastIndexOf('✖ failing tests:');
  return (at < 0 ? output : output.slice(at + '✖ failing tests:'.length)).trim();
}

function skipReasons(output = '') {
  return [...output.matchAll(/^\s*﹣ .* \([\d.]+ms\) # (.*)$/gm)].map(([, why]) => why);
}

function line({ name, code, skipped, pass, fail, skip, seconds }) {
  const mark = skipped ? '﹣' : passed({ code }) ? '✔' : '✖';
  const number = (value, width) => String(value || '').padStart(width);
  return `${mark} ${name.padEnd(34)}${number(pass, 8)}${number(fail, 8)}${number(skip, 9)}${String(Math.round(seconds * 10) / 10).padStart(9)}`;
}

const print = (text) => process.stdout.write(`${text}\n`);
