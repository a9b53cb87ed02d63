import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as breath } from 'node:timers/promises';
import { inRounds, inSlices } from './rounds.ts';

/** A run of so many rounds that notes what happens, and refuses two of load and save at once. */
function run(rounds: number, failing?: string) {
  const notes: string[] = [];
  let asked = false;
  let next = 1;
  const query = async (note: string) => {
    assert.equal(asked, false, `${note} while another query is under way`);
    asked = true;
    await breath();
    asked = false;
    notes.push(note);
    if (note === failing) throw new Error(note);
  };
  const steps = {
    load: async () => {
      if (next > rounds) return null;
      const at = next++;
      await query(`load ${at}`);
      return at;
    },
    make: async (at: number) => {
      await breath();
      notes.push(`make ${at}`);
      if (failing === `make ${at}`) throw new Error(`make ${at}`);
      return at;
    },
    save: (at: number) => query(`save ${at}`),
  };
  return { notes, done: inRounds(steps) };
}

test('every round is loaded, made and saved, in its turn and never two queries at once', async () => {
  for (const rounds of [0, 1, 2, 5]) {
    const { notes, done } = run(rounds);
    await done;
    for (const step of ['load', 'make', 'save'])
      assert.deepEqual(
        notes.filter((note) => note.startsWith(step)),
        Array.from({ length: rounds }, (_, at) => `${step} ${at + 1}`),
      );
  }
});

test('an error in any step ends the run with nothing left under way', async () => {
  for (const failing of ['load 1', 'load 2', 'make 1', 'make 2', 'save 1', 'save 3']) {
    const { notes, done } = run(3, failing);
    await assert.rejects(done, new Error(failing));
    const count = notes.length;
    for (let turn = 0; turn < 5; turn++) await breath();
    assert.equal(notes.length, count);
  }
});

test('work in slices keeps its order and lets others have their turn', async () => {
  let turns = 0;
  const others = (async () => {
    for (; turns < 3; turns++) await breath();
  })();
  const doubled = await inSlices(
    Array.from({ length: 1000 }, (_, at) => at),
    (at) => at * 2,
  );
  assert.ok(turns >= 3);
  await others;
  assert.deepEqual([doubled.length, doubled[0], doubled[999]], [1000, 0, 1998]);
});
