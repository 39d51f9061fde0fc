import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {statusOfError} from '../../../src/cli/exit-status.ts';
import type {GetOptions} from '../../../src/client/files/get.ts';
import {getBy} from '../../../src/client/files/get.ts';
import {StageNotes} from '../../../src/client/files/stage-notes.ts';
import type {Job} from '../../../src/client/job/job.ts';
import {SharePath} from '../../../src/shares/share-path.ts';
import {ownFolder} from '../../fixtures/share-lab.ts';
import {contentOf, digestOf, fileOf, record, treeOf} from '../../shares/transfer/write-tree.ts';

/** A job of a host that sends what it likes. */
function job(
  stdout: Buffer,
  {stderr = '', exit = 0, reason = 'exited'}: {stderr?: string; exit?: number | null; reason?: string} = {},
): Job {
  const result = Promise.resolve({exit, reason, outcome: {}, message: undefined});
  return Object.assign(result, {
    host: 'lab-01',
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < stdout.length; at += 7)
        yield {channel: 'stdout', bytes: stdout.subarray(at, at + 7), done() {}};
      yield {channel: 'stderr', bytes: Buffer.from(stderr), done() {}};
    },
  }) as unknown as Job;
}

const notes = new StageNotes(undefined);

const never = () => {
  throw new Error('it was asked for');
};

const get = (sent: Job, target: string, options: GetOptions = {recursive: true}) =>
  getBy(
    () => sent,
    async () => {},
    {share: 'data', asked: SharePath.parse('run'), target, options, list: never, notes},
  );

const top = record(1, {path: '', kind: 'folder', mode: 0o755});
const file = (path: string, more: object = {}) => record(1, {path, kind: 'file', mode: 0o644, ...more});
const x = Buffer.from('x');
const end = record(3, {size: 1, digest: digestOf(x)});

const hostile: Record<string, Buffer> = {
  'a name that leads out': Buffer.concat([top, file('../x'), contentOf(x), end]),
  'a name that leads out, written otherwise': Buffer.concat([top, file(String.raw`\x2e\x2e`)]),
  'an absolute name': Buffer.concat([top, file('/tmp/x')]),
  'an empty name': Buffer.concat([top, file('a//b')]),
  'a name below a folder that did not come': Buffer.concat([top, file('sub/x')]),
  'a name twice': Buffer.concat([top, file('a'), contentOf(x), end, file('a')]),
  'content with another digest': fileOf(x, '00'.repeat(32)),
  'another root': Buffer.concat([
    top,
    file('a'),
    contentOf(x),
    end,
    record(4, {files: 1, bytes: 1, root: '00'.repeat(32), skipped: 0}),
  ]),
  'fewer files than it says': Buffer.concat([
    top,
    record(4, {files: 1, bytes: 0, root: digestOf(Buffer.alloc(0)), skipped: 0}),
  ]),
  'half of it': treeOf([{name: 'a', bytes: x}]).subarray(0, -20),
  nothing: Buffer.alloc(0),
  'more after the end': Buffer.concat([treeOf([{name: 'a', bytes: x}]), top]),
  'a record of 4 GiB': Buffer.from([0xff, 0xff, 0xff, 0xff, 2]),
};

for (const [what, stream] of Object.entries(hostile))
  test(`a host that sends ${what} is not believed: nothing is left, and the CLI exits with 251`, async t => {
    const here = ownFolder(t);
    mkdirSync(join(here, 'in'));
    writeFileSync(join(here, 'in/run'), 'old');
    const target = stream.subarray(0, 40).includes('folder') ? join(here, 'in/new') : join(here, 'in');
    const error = await t.throwsAsync(get(job(stream), target), {code: 'files-invalid', message: /^lab-01 /});
    t.is(statusOfError(error), 251);
    t.deepEqual(readdirSync(here, {recursive: true, encoding: 'utf8'}).toSorted(), ['in', join('in', 'run')]);
    t.is(readFileSync(join(here, 'in/run'), 'utf8'), 'old');
  });

test('a folder where a file was asked for is not taken', async t => {
  const here = ownFolder(t);
  await t.throwsAsync(get(job(treeOf([])), join(here, 'x'), {}), {code: 'files-invalid'});
  t.deepEqual(readdirSync(here), []);
});

test('no link below the target is followed, and nothing but a file is replaced', async t => {
  const here = ownFolder(t);
  const outside = ownFolder(t);
  mkdirSync(join(here, 'run'));
  symlinkSync(outside, join(here, 'run/sub'));
  const sub = record(1, {path: 'sub', kind: 'folder', mode: 0o755});
  const below = Buffer.concat([top, sub, file('sub/x'), contentOf(x), end]);
  await t.throwsAsync(get(job(below), here), {code: 'local-file', message: /no folder/});
  await t.throwsAsync(get(job(treeOf([{name: 'sub', bytes: x}])), here), {
    code: 'local-file',
    message: /no file/,
  });
  t.deepEqual(readdirSync(outside), []);
  t.deepEqual(readdirSync(join(here, 'run')), ['sub']);
});

test("a failure on the host is the host's word with its code, whatever came before", async t => {
  const here = ownFolder(t);
  const failed = job(treeOf([{name: 'a', bytes: x}]), {
    stderr: '{"code":"file-changed","message":"\\"a\\" changed"}\n',
    exit: 1,
  });
  const error = await t.throwsAsync(get(failed, join(here, 'new')), {
    code: 'refused',
    message: '"a" changed',
  });
  t.is(statusOfError(error), 1);
  t.false(existsSync(join(here, 'new')));
});

const unknown: [string, {exit: number | null; reason: string}][] = [
  ['the server went', {exit: null, reason: 'lost'}],
  ['it was killed', {exit: null, reason: 'server-stopped'}],
  ['its output is not all there', {exit: 0, reason: 'output-lost'}],
];
for (const [why, end] of unknown)
  test(`work that is not known to have been done, since ${why}, is not taken to have been refused`, async t => {
    const here = ownFolder(t);
    const sent = job(treeOf([{name: 'a', bytes: x}]), end);
    const error = await t.throwsAsync(get(sent, join(here, 'new')), {code: 'outcome-unknown'});
    t.is(statusOfError(error), 252);
    t.deepEqual(readdirSync(here), []);
  });

test('work that was done when it was asked to stop is done, and work that was not is refused', async t => {
  const here = ownFolder(t);
  const sent = treeOf([{name: 'a', bytes: x}]);
  await get(job(sent, {reason: 'server-stopped'}), join(here, 'new'));
  t.is(readFileSync(join(here, 'new/a'), 'utf8'), 'x');
  const stopped = job(sent, {exit: 1, reason: 'server-stopped', stderr: '{"code":"internal","message":"x"}'});
  const error = await t.throwsAsync(get(stopped, join(here, 'other')), {
    code: 'refused',
    message: 'it could not be done: server-stopped',
  });
  t.is(statusOfError(error), 255);
  t.false(existsSync(join(here, 'other')));
});

test('a folder that cannot be is told before anything is asked for', async t => {
  const here = ownFolder(t);
  writeFileSync(join(here, 'file'), '');
  const parts = {
    share: 'data',
    asked: SharePath.parse('run'),
    target: join(here, 'file'),
    list: never,
    notes,
  };
  await t.throwsAsync(
    getBy(never, async () => {}, {...parts, options: {into: true}}),
    {code: 'local-file'},
  );
});
