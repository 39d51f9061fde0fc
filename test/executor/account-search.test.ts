import test from 'ava';
import type {Find, Searched} from '../../src/executor/orders/account-search.ts';
import {AccountSearch} from '../../src/executor/orders/account-search.ts';

const order = (person: string): Searched => ({
  order: {digest: '', person, command: undefined, end: undefined},
  removedUpTo: 0,
});
const nothing: Searched = {removedUpTo: 0};

/** Searches that end when they are told to, by a clock that is set. */
function scripted() {
  const begun: string[] = [];
  const state = {now: 0, most: 0, time: 0};
  const running = new Map<string, PromiseWithResolvers<Searched>>();
  const find: Find = async (id, signal) => {
    begun.push(id);
    state.most = Math.max(state.most, ++state.now);
    const search = Promise.withResolvers<Searched>();
    running.set(id, search);
    signal.addEventListener('abort', () => search.reject(signal.reason as Error));
    try {
      return await search.promise;
    } finally {
      state.now--;
    }
  };
  return {
    begun,
    state,
    search: new AccountSearch(find, () => state.time),
    /** Ends one that is under way, and lets what comes next begin. */
    end: async (id: string, found: Searched = nothing) => {
      running.get(id)?.resolve(found);
      await new Promise(setImmediate);
    },
  };
}

test('for each person one search goes at a time, and nobody waits for the searches of another', async t => {
  const {search, begun, end, state} = scripted();
  const hog = ['m0', 'm1', 'm2'].map(id => search.find(id, 'mallory'));
  const others = [search.find('a', 'alice'), search.find('b', 'bob')];
  t.deepEqual(begun, ['m0', 'a', 'b']);
  for (const id of ['a', 'b', 'm0', 'm1', 'm2']) await end(id, order(id));
  t.deepEqual(begun, ['m0', 'a', 'b', 'm1', 'm2']);
  t.deepEqual(
    (await Promise.all([...hog, ...others])).map(found => found.order?.person),
    ['m0', 'm1', 'm2', 'a', 'b'],
  );
  t.is(state.most, 3);
});

test('what somebody else waits for is not waited for, though it is the same', async t => {
  const {search, begun, end} = scripted();
  const hog = [search.find('x', 'mallory'), search.find('j', 'mallory')];
  const asked = search.find('j', 'alice');
  // The same again by the same person is no search of its own.
  t.is(search.find('j', 'alice'), asked);
  t.deepEqual(begun, ['x', 'j']);
  await end('j', order('alice'));
  t.is((await asked).order?.person, 'alice');
  await end('x');
  await end('j');
  await Promise.all(hog);
});

test('where more persons ask than are served at once, they take turns', async t => {
  const {search, begun, end, state} = scripted();
  const crowd = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].flatMap(person =>
    [1, 2].map(n => search.find(`${person}.${n}`, person)),
  );
  t.deepEqual(begun, ['p0.1', 'p1.1', 'p2.1', 'p3.1']);
  for (const id of ['p0.1', 'p1.1', 'p2.1', 'p3.1']) await end(id);
  t.deepEqual(begun.slice(4), ['p4.1', 'p5.1', 'p0.2', 'p1.2']);
  for (const id of ['p4.1', 'p5.1', 'p0.2', 'p1.2', 'p2.2', 'p3.2', 'p4.2', 'p5.2']) await end(id);
  await Promise.all(crowd);
  t.is(state.most, 4);
});

test('who asks for too much is told to come again, and others are not', async t => {
  const {search, end, state} = scripted();
  const hog = Array.from({length: 5}, (_, n) => search.find(`m${n}`, 'mallory'));
  await t.throwsAsync(search.find('m5', 'mallory'), {code: 'busy', message: /too many such searches wait/});
  const asked = search.find('a', 'alice');
  await end('a', order('alice'));
  t.is((await asked).order?.person, 'alice');
  for (let n = 0; n < 5; n++) await end(`m${n}`);
  await Promise.all(hog);
  // One after the other, too: each is a process.
  for (let n = 5; n < 16; n++) {
    const one = search.find(`m${n}`, 'mallory');
    await end(`m${n}`);
    await one;
  }
  await t.throwsAsync(search.find('m16', 'mallory'), {
    code: 'busy',
    message: /often for mallory; try again in 3 s/,
  });
  state.time += 3_000;
  const again = search.find('m16', 'mallory');
  await end('m16', order('mallory'));
  t.is((await again).order?.person, 'mallory');
});

test('a search that fails is told to who asked, and the next one goes on', async t => {
  let count = 0;
  const search = new AccountSearch(
    async () => {
      if (count++ === 0) throw new Error('no such folder');
      return order('alice');
    },
    () => 0,
  );
  await t.throwsAsync(search.find('a', 'alice'), {message: 'no such folder'});
  t.is((await search.find('a', 'alice')).order?.person, 'alice');
});

test('at the end what is searched for is given up, and nothing more is begun', async t => {
  const {search, begun} = scripted();
  const asked = [search.find('a', 'alice'), search.find('a2', 'alice'), search.find('b', 'bob')];
  search[Symbol.dispose]();
  for (const one of asked) await t.throwsAsync(one, {code: 'busy'});
  await t.throwsAsync(search.find('c', 'carol'), {code: 'busy'});
  t.deepEqual(begun, ['a', 'b']);
});
