import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { throwAwayPostgres } from './postgres.ts';

async function answer(url: string, question: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return Object.values((await client.query(question)).rows[0])[0];
  } finally {
    await client.end();
  }
}

const missing = 'no PostgreSQL server programs here';

test('a throw-away PostgreSQL answers, and is gone once stopped', async (t) => {
  const cluster = await throwAwayPostgres();
  if (!cluster) return t.skip(missing);
  assert.ok(Number(await answer(cluster.url, 'show server_version_num')) >= 150000);
  await cluster.stop();
  await assert.rejects(answer(cluster.url, 'select 1'), { code: 'ECONNREFUSED' });
});

test('a throw-away PostgreSQL does not outlive a killed test run', async (t) => {
  const code = `
    const { throwAwayPostgres } = await import(${JSON.stringify(import.meta.resolve('./postgres.ts'))});
    console.log((await throwAwayPostgres())?.url);
    process.stdin.resume();`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = String((await once(starter.stdout, 'data'))[0]).trim();
  if (url !== 'undefined') assert.equal(await answer(url, 'select 1'), 1);
  starter.kill('SIGKILL');
  if (url === 'undefined') return t.skip(missing);
  const refused = () => answer(url, 'select 1').catch((error) => error.code === 'ECONNREFUSED');
  for (let tries = 0; tries < 100 && (await refused()) !== true; tries++) await pause(50);
  assert.equal(await refused(), true);
});
