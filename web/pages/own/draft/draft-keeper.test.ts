import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { setImmediate as soon } from 'node:timers/promises';
import { draftKeeper, type Kept } from './draft-keeper.ts';

class Refused extends Error {
  readonly version: number;
  constructor(version: number) {
    super('saved elsewhere');
    this.version = version;
  }
}

// The clock of the keeper stands still until told, so that a slow machine changes nothing.
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

async function pass(milliseconds: number): Promise<void> {
  for (let at = 0; at < milliseconds; at++) {
    mock.timers.tick(1);
    await soon();
  }
}

/** A service that keeps one draft with its version, and may be out of reach or slow. */
function service() {
  const state = {
    text: '',
    version: 1,
    reachable: true,
    answers: true,
    slow: 0,
    saves: [] as string[],
    keys: [] as string[],
  };
  const save = async (text: string, version: number, key: string) => {
    state.keys.push(key);
    if (state.slow > 0) await new Promise((answer) => setTimeout(answer, state.slow));
    if (!state.reachable) throw new TypeError('fetch failed');
    if (state.keys.slice(0, -1).includes(key) && state.text === text) return state.version;
    if (version !== state.version) throw new Refused(state.version);
    state.text = text;
    state.version += 1;
    state.saves.push(text);
    if (!state.answers) throw new TypeError('fetch failed');
    return state.version;
  };
  return { state, save };
}

function keeperOf({ save, state }: ReturnType<typeof service>) {
  const told: Kept['state'][] = [];
  let count = 0;
  const keeper = draftKeeper({
    version: state.version,
    content: '',
    save,
    failureOf: (error) => (error instanceof Refused ? { kind: 'conflict', version: error.version } : { kind: 'again' }),
    changed: ({ state }) => void told.push(state),
    newKey: () => `key ${++count}`,
    rest: 10,
    again: 20,
  });
  return { keeper, told };
}

test('what is typed is saved once it has rested, not at every key', async () => {
  const there = service();
  const { keeper, told } = keeperOf(there);
  for (const text of ['I', 'Ik', 'Ikkunat']) {
    keeper.write(text);
    await pass(9);
  }
  assert.deepEqual(there.state.saves, []);
  await pass(1);
  assert.deepEqual(there.state.saves, ['Ikkunat']);
  assert.deepEqual(told, ['saving', 'saved']);
});

test('what is typed during a save is saved after it, in order', async () => {
  const there = service();
  there.state.slow = 15;
  const { keeper } = keeperOf(there);
  keeper.write('ensin');
  const first = keeper.settled();
  keeper.write('sitten');
  await pass(30);
  assert.equal(await first, true);
  assert.deepEqual(there.state.saves, ['ensin', 'sitten']);
});

test('without a connection nothing is lost, and it is saved by itself when the connection is back', async () => {
  const there = service();
  there.state.reachable = false;
  const { keeper, told } = keeperOf(there);
  keeper.write('kirjoitettu junassa');
  assert.equal(await keeper.settled(), false);
  assert.ok(keeper.unsaved());
  there.state.reachable = true;
  await pass(20);
  assert.equal(there.state.text, 'kirjoitettu junassa');
  assert.equal(told.at(-1), 'saved');
});

test('a save whose answer was lost is repeated with the same key and counts once', async () => {
  const there = service();
  there.state.answers = false;
  const { keeper } = keeperOf(there);
  keeper.write('kerran');
  assert.equal(await keeper.settled(), false);
  there.state.answers = true;
  assert.equal(await keeper.settled(), true);
  keeper.stop();
  assert.deepEqual(there.state.saves, ['kerran']);
  assert.deepEqual(there.state.keys, ['key 1', 'key 1']);
});

test('what was saved elsewhere is never overwritten without asking', async () => {
  const there = service();
  const { keeper, told } = keeperOf(there);
  there.state.version = 4;
  there.state.text = 'toisella laitteella';
  keeper.write('täällä');
  assert.equal(await keeper.settled(), false);
  keeper.write('täällä yhä');
  await pass(30);
  assert.equal(there.state.text, 'toisella laitteella');
  assert.equal(told.at(-1), 'conflict');
  assert.equal(await keeper.overwrite(), true);
  assert.equal(there.state.text, 'täällä yhä');
});
