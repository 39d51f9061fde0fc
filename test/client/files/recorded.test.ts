// The account of a host, as the receipt of a transfer shows it, must name the files that were put or got.
import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {statusOfError} from '../../../src/cli/exit-status.ts';
import {getBy} from '../../../src/client/files/get.ts';
import {putBy} from '../../../src/client/files/put.ts';
import {StageNotes} from '../../../src/client/files/stage-notes.ts';
import type {Job} from '../../../src/client/job/job.ts';
import type {ManifestFile} from '../../../src/shares/manifest.ts';
import {Manifest, manifestLine} from '../../../src/shares/manifest.ts';
import {SharePath} from '../../../src/shares/share-path.ts';
import {ownFolder} from '../../fixtures/share-lab.ts';
import {digestOf, fileOf} from '../../shares/transfer/write-tree.ts';

const x = Buffer.from('x');
const file: ManifestFile = {path: 'run/x', size: 1, mode: 0o644, digest: digestOf(x)};
const manifest = new Manifest();
manifest.add(file);
const transfer = {share: 'data', ...manifest.summary};

/** A job that ends well, of whose end a receipt shows this entry. */
function job(stdout: string | Buffer, entry: object | undefined, input?: AsyncIterable<Uint8Array>): Job {
  const stdin = {bytes: 0};
  const result = {exit: 0, reason: 'exited', outcome: {stdin}, message: undefined, entry};
  return Object.assign(Promise.resolve(result), {
    id: 'x',
    host: 'lab-01',
    async *[Symbol.asyncIterator]() {
      for await (const {length} of input ?? []) stdin.bytes += length;
      yield {channel: 'stdout', bytes: Buffer.from(stdout), done() {}};
    },
  }) as unknown as Job;
}

const entries: Record<string, object> = {
  'no files': {event: 'job-end'},
  'another root': {event: 'job-end', transfer: {...transfer, root: '0'.repeat(64)}},
  'more files': {event: 'job-end', transfer: {...transfer, files: 2}},
  'other bytes': {event: 'job-end', transfer: {...transfer, bytes: 2}},
  'another share': {event: 'job-end', transfer: {...transfer, share: 'other'}},
  'another event': {event: 'cancel', transfer},
};
const good = {event: 'job-end', transfer};
const refused = {
  code: 'files-invalid',
  message: 'lab-01 has in its account that other files were put or got',
};

const never = () => {
  throw new Error('it was asked for');
};

const get = (entry: object | undefined, target: string) =>
  getBy(
    () => job(fileOf(x), entry),
    async () => {},
    {
      share: 'data',
      asked: SharePath.parse('run/x'),
      target,
      options: {},
      list: never,
      notes: new StageNotes(undefined),
    },
  );

const stdout = `${manifestLine(file)}\n${JSON.stringify(manifest.summary)}\n`;
const put = (entry: object | undefined, source: string, onFile = () => {}) =>
  putBy(stdin => job(stdout, entry, stdin as AsyncIterable<Uint8Array>), {
    source,
    share: 'data',
    top: SharePath.parse('run'),
    options: {onFile},
  });

test('a transfer that the account has as it was is told', async t => {
  const here = ownFolder(t);
  writeFileSync(join(here, 'x'), x);
  for (const entry of [good, undefined]) {
    t.like(await put(entry, join(here, 'x')), manifest.summary);
    t.like(await get(entry, join(here, 'y')), manifest.summary);
  }
});

for (const [what, entry] of Object.entries(entries))
  test(`a host whose account has ${what} is not believed: nothing is left of a get, and none is told of a put`, async t => {
    const here = ownFolder(t);
    writeFileSync(join(here, 'x'), x);
    const told = t.throwsAsync(get(entry, join(here, 'y')), refused);
    t.is(statusOfError(await told), 251);
    t.false(existsSync(join(here, 'y')));
    t.deepEqual(readdirSync(here), ['x']);
    await t.throwsAsync(
      put(entry, join(here, 'x'), () => t.fail()),
      refused,
    );
  });
