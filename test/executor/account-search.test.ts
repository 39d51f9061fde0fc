import test from 'ava';
import type {Find, Searched} from '../../src/executor/orders/account-search.ts';
import {AccountSearch} from '../../src/executor/orders/account-search.ts';

const order = (person: string): Searched => ({
  order: {digest: '', person, command: undefined, end: undefined},
  removedUpTo: 0,
});
const nothing: Searched = {removedUpTo: 0};

/** Searches that end when they are told to. */
function scripted() {
  const begun: string[] = [];
  const state = {now: 0, most: 0};
  let next = Promise.withResolvers<Searched>();
  const find: Find = async (id, signal) => {
    begun.push(id);
    state.most = Math.max(state.most, ++state.now);
    const {promise, reject} = next;
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    try {
      return await promise;
    } finally {
      state.now--;
    }
  };
  return {
    begun,
    state,
    search: new AccountSearch(find),
    /** Ends the one that is under way, and lets the next begin. */
    end: async (found: Searched = nothing) => {
      const {resolve} = next;
      next = Promise.withResolvers();
      resolve(found);
      await new Promise(setImmediate);
    },
  };
}

test('searches go one at a time, and persons take turns', async t => {
  const {search, begun, end, state} = scripted();
  const hog = Array.from({length: 5}, (_, n) => search.find(`m${n}`, 'mallory'));
  const others = [search.find('a', 'alice'), search.find('b', 'bob')];
  for (let n = 0; n < 7; n++) await end(order(`${n}`));
  t.deepEqual(begun, ['m0', 'm1', 'a', 'b', 'm2', 'm3', 'm4']);
  t.deepEqual(
    (await Promise.all([...hog, ...others])).map(found => found.order?.person),
    ['0', '1', '4', '5', '6', '2', '3'],
  );
  t.is(state.most, 1);
});

test('who asks for too much is told to come again, and others are not', async t => {
  const {search, end} = scripted();
  const hog = Array.from({length: 5}, (_, n) => search.find(`m${n}`, 'mallory'));
  await t.throwsAsync(search.find('m5', 'mallory'), {code: 'busy'});
  const asked = search.find('a', 'alice');
  // The same again is no search of its own.
  t.is(search.find('a', 'alice'), asked);
  const crowd = Array.from({length: 26}, (_, n) => search.find(`p${n}`, `person-${n}`));
  await t.throwsAsync(search.find('late', 'carol'), {code: 'busy', message: /too many such searches wait/});
  const all = [...hog, asked, ...crowd];
  for (const _ of all) await end();
  t.deepEqual(new Set(await Promise.all(all)), new Set([nothing]));
  const again = search.find('m5', 'mallory');
  await end(order('mallory'));
  t.is((await again).order?.person, 'mallory');
});

test('a search that fails is told to who asked, and the next one goes on', async t => {
  let count = 0;
  const search = new AccountSearch(async () => {
    if (count++ === 0) throw new Error('no such folder');
    return order('alice');
  });
  await t.throwsAsync(search.find('a', 'alice'), {message: 'no such folder'});
  t.is((await search.find('a', 'alice')).order?.person, 'alice');
});

test('at the end what is searched for is given up, and nothing more is begun', async t => {
  const {search, begun} = scripted();
  const asked = [search.find('a', 'alice'), search.find('b', 'bob')];
  search[Symbol.dispose]();
  for (const one of asked) await t.throwsAsync(one, {code: 'busy'});
  await t.throwsAsync(search.find('c', 'carol'), {code: 'busy'});
  t.deepEqual(begun, ['a']);
});
