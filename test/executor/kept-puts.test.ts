// The server keeps parts of puts that were cut off: by its own data, for so long, and of so many.
import {existsSync, utimesSync} from 'node:fs';
import {basename, join} from 'node:path';
import {duplexPair} from 'node:stream';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {Journals} from '../../src/executor/transfers/journal.ts';
import {partialFilesIn} from '../../src/executor/transfers/kept-puts.ts';
import {linesOf} from '../../src/executor/transfers/lines.ts';
import {Manifests} from '../../src/executor/transfers/manifests.ts';
import {Quotas} from '../../src/executor/transfers/quotas.ts';
import type {Answered} from '../../src/executor/transfers/side-channel.ts';
import type {TransferEnd} from '../../src/executor/transfers/transfers.ts';
import {Transfers} from '../../src/executor/transfers/transfers.ts';
import {ownFolder} from '../fixtures/share-lab.ts';
import {until} from '../fixtures/until.ts';

const hour = 60 * 60_000;
const cut: TransferEnd = {isDone: false, isGivenUp: false};
const limit = 1000;

/** A server, which can be started again, and helpers of puts that say what such ones do. */
function server(t: ExecutionContext, folder = ownFolder(t)) {
  const swept: string[] = [];
  const cancelled: string[] = [];
  let off = 0;
  const journals = new Journals(join(folder, 'transfers'));
  const quotas = new Quotas(
    join(folder, 'quotas'),
    async () => '0',
    () => 0,
  );
  let mayLook = Promise.resolve();
  const sweep = async (journal: string) => {
    await mayLook;
    swept.push(basename(journal, '.jsonl'));
    return {removed: 1, problems: []};
  };
  const log = {info() {}, warn() {}, error: (what: string) => t.fail(what)};
  const transfers = new Transfers(
    {journals, manifests: new Manifests(folder), quotas},
    {sweep, now: () => Date.now() + off},
    log as never,
  );
  t.teardown(() => transfers[Symbol.asyncDispose]());
  const begin = async (job: string, person = 'alice', top = 'a', share = '/srv') => {
    const [ours, theirs] = duplexPair();
    const answers = linesOf(theirs);
    const say = async (said: object): Promise<Answered> => {
      theirs.write(`${JSON.stringify(said)}\n`);
      return JSON.parse((await answers.next()).value ?? '{"why":"no answer"}');
    };
    const end = (how: TransferEnd = cut) => {
      theirs.destroy();
      transfers.ended(job, how);
    };
    const cancel = () => {
      cancelled.push(job);
      end();
    };
    const put = {person, share: 'data'};
    transfers.attend(job, {place: {share}, put, mayBeKept: true, cancel}, ours);
    const begun = await say({type: 'begins', top});
    const {partialFiles: remains = []} = await say({type: 'remains'});
    return {say, end, crash: () => theirs.destroy(), begun, remains};
  };
  const cutOff = async (job: string, person?: string, top?: string) => {
    const {say, end} = await begin(job, person, top);
    await say({type: 'partials', path: '', seed: 'ab'.repeat(32), count: 16, isNew: false});
    await say({type: 'partial-files', partialFiles: [partialOf(top ?? 'a')]});
    await say({type: 'kept', bytes: 400});
    end();
    // Waits for what it does afterwards.
    await transfers[Symbol.asyncDispose]();
  };
  const isKept = (job: string) => existsSync(journals.pathOf(job));
  const room = () =>
    quotas
      .of('data')
      .reserve('other', limit, {place: {share: '/srv'}, limit})
      .then(granted => {
        quotas.of('data').ended('other');
        return granted;
      });
  const pass = (ms: number) => {
    off += ms;
  };
  /** What the last server left is looked at until this is called. */
  const lookSlowly = async () => {
    const {promise, resolve} = Promise.withResolvers<void>();
    mayLook = promise;
    await (await journals.begin('left', {share: '/srv'})).close();
    transfers.undoLeft();
    return resolve;
  };
  return {folder, transfers, journals, swept, cancelled, begin, cutOff, isKept, room, pass, lookSlowly};
}

const partialOf = (path: string) => ({
  path,
  size: 500,
  sourceTime: 7,
  folder: '',
  name: `.${'0'.repeat(32)}.part`,
  inode: '1 2',
});

const settled = (condition: () => boolean) => until(condition, 'what the server does afterwards');

test('a put that was cut off is told to the next one of the same person, share and place, and to no other', async t => {
  const {cutOff, begin, swept} = server(t);
  await cutOff('first');
  t.deepEqual((await begin('of-bob', 'bob')).remains, []);
  t.deepEqual((await begin('elsewhere', 'alice', 'b')).remains, []);
  const {remains, end} = await begin('second');
  t.deepEqual(remains, [partialOf('a')]);
  end();
  t.deepEqual((await begin('third')).remains, [partialOf('a')]);
  t.deepEqual(swept, []);
});

test('of two that begin while the server looks at what was left, the later one ends the earlier one', async t => {
  const {begin, cancelled, lookSlowly} = server(t);
  const goOn = await lookSlowly();
  const first = begin('first').catch(() => undefined);
  const second = begin('second');
  goOn();
  t.is((await second).begun.ended, 'first');
  t.deepEqual(cancelled, ['first']);
  await first;
});

test('one that goes on still is ended for the next, which is told its job', async t => {
  const {begin, cancelled} = server(t);
  const {say} = await begin('first');
  await say({type: 'partials', path: '', seed: 'ab'.repeat(32), count: 16, isNew: false});
  await say({type: 'partial-files', partialFiles: [partialOf('a')]});
  const {begun, remains} = await begin('second');
  t.deepEqual(cancelled, ['first']);
  t.is(begun.ended, 'first');
  t.deepEqual(remains, [partialOf('a')]);
});

test('it is removed after 24 hours, also by a server that was started since, and not before', async t => {
  const {cutOff, folder, journals, isKept, swept, transfers, pass} = server(t);
  await cutOff('first');
  pass(23 * hour);
  await transfers.undoOld();
  t.true(isKept('first'));
  pass(2 * hour);
  await transfers.undoOld();
  t.deepEqual(swept, ['first']);
  t.false(isKept('first'));
  await server(t, folder).cutOff('second');
  const old = (Date.now() - 25 * hour) / 1000;
  utimesSync(journals.pathOf('second'), old, old);
  const next = server(t, folder);
  next.transfers.undoLeft();
  await settled(() => !isKept('second'));
  t.deepEqual(next.swept, ['second']);
});

test('a server that was started since knows of it, but not of one whose files may have their names', async t => {
  const {cutOff, begin, folder} = server(t);
  await cutOff('first');
  const {say, crash} = await begin('whole', 'alice', 'b');
  await say({type: 'partials', path: '', seed: 'ab'.repeat(32), count: 16, isNew: false});
  await say({type: 'partial-files', partialFiles: [partialOf('b')]});
  await say({type: 'files', files: [], isWhole: true});
  crash();
  const next = server(t, folder);
  next.transfers.undoLeft();
  t.deepEqual((await next.begin('second')).remains, [partialOf('a')]);
  t.deepEqual(next.swept, ['whole']);
});

test('it goes when its owner gave it up, or when somebody put the same whole', async t => {
  const {cutOff, begin, isKept, swept} = server(t);
  const {say, end} = await begin('given-up', 'alice', 'b');
  await say({type: 'partials', path: '', seed: 'ab'.repeat(32), count: 16, isNew: false});
  await say({type: 'partial-files', partialFiles: [partialOf('b')]});
  end({isDone: false, isGivenUp: true});
  await settled(() => !isKept('given-up'));
  await cutOff('first');
  const other = await begin('of-bob', 'bob');
  other.end({isDone: true, isGivenUp: false});
  await settled(() => !isKept('first'));
  t.deepEqual(swept, ['given-up', 'first']);
});

test('of one person 16 are kept, and the oldest goes', async t => {
  const {cutOff, isKept, swept, transfers} = server(t);
  for (let at = 0; at <= 16; at++) await cutOff(`${at}`, 'alice', `${at}`);
  await cutOff('of-bob', 'bob', '0');
  await settled(() => swept.length > 0);
  await transfers.undoOld();
  t.is(swept.length, 1);
  t.false(isKept('0'));
  t.true(isKept('16') && isKept('of-bob'));
});

test('it counts in the quota, also after a start, until it is removed', async t => {
  const {cutOff, room, folder, transfers, pass} = server(t);
  await cutOff('first');
  t.is(await room(), limit - 400);
  const next = server(t, folder);
  next.transfers.undoLeft();
  await next.begin('other-place', 'alice', 'b');
  t.is(await next.room(), limit - 400);
  pass(25 * hour);
  await transfers.undoOld();
  t.is(await room(), limit);
});

test('one whose share is another folder by now is removed, and not gone on with', async t => {
  const {cutOff, begin, isKept} = server(t);
  await cutOff('first');
  t.deepEqual((await begin('second', 'alice', 'a', '/elsewhere')).remains, []);
  await settled(() => !isKept('first'));
});

test('a put goes on with as many partial files as there is room for in memory', async t => {
  const {journals} = server(t);
  const journal = await journals.begin('long', {share: '/srv'});
  const long = (at: number) => ({...partialOf(`${at}${'x'.repeat(4096)}`), folder: 'y'.repeat(4096)});
  await journal.note(Array.from({length: 2000}, (_, at) => ({partialFile: long(at)})));
  await journal.close();
  const files = await partialFilesIn(journals, 'long');
  t.is(files.length, 1024);
});
