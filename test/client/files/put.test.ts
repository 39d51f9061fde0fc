import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {statusOfError} from '../../../src/cli/exit-status.ts';
import {putBy} from '../../../src/client/files/put.ts';
import type {InputSource} from '../../../src/client/input/stdin-sender.ts';
import type {Job} from '../../../src/client/job/job.ts';
import {SharePath} from '../../../src/shares/share-path.ts';
import {ownFolder} from '../../fixtures/share-lab.ts';
import {a, b, said} from '../../fixtures/taken-files.ts';

/** A job of a host that reads all of its input, and then says what it likes. */
function job(input: InputSource, stdout: string): Job {
  const stdin = {bytes: 0};
  return Object.assign(Promise.resolve({exit: 0, reason: 'exited', outcome: {stdin}, message: undefined}), {
    host: 'lab-01',
    async *[Symbol.asyncIterator]() {
      for await (const {length} of input as AsyncIterable<Uint8Array>) stdin.bytes += length;
      yield {channel: 'stdout', bytes: Buffer.from(stdout), done() {}};
    },
  }) as unknown as Job;
}

/** A folder `tree` with the files `a` and `b`. */
function tree(t: ExecutionContext): string {
  const folder = ownFolder(t);
  mkdirSync(join(folder, 'tree'));
  writeFileSync(join(folder, 'tree/a'), 'a');
  writeFileSync(join(folder, 'tree/b'), 'bb');
  return join(folder, 'tree');
}

const put = (source: string, stdout: string) =>
  putBy(stdin => job(stdin, stdout), {
    source,
    share: 'data',
    top: SharePath.parse('run'),
    options: {recursive: true},
  });

test('what a host says that it took is told where it is what was sent', async t => {
  t.like(await put(tree(t), said([a, b])), {files: 2, bytes: 3, skipped: 0});
  const moved = [a, b].map(file => ({...file, path: file.path.replace('/tree', '')}));
  t.like(await put(tree(t), said(moved)), {files: 2});
});

const lies: Record<string, string> = {
  'fewer files': said([a]),
  'more files': said([a, b, {...b, path: 'run/tree/c'}]),
  'another digest': said([a, {...b, digest: '00'.repeat(32)}]),
  'another size': said([a, {...b, size: 3}]),
  'another order': said([b, a]),
  'another name': said([a, {...b, path: 'run/tree/c'}]),
  'two places': said([a, {...b, path: 'run/b'}]),
  'a place that was not asked for': said(
    [a, b].map(file => ({...file, path: file.path.replace('run', 'x')})),
  ),
  'a place further down': said([a, b].map(file => ({...file, path: file.path.replace('run', 'run/x')}))),
  'another root': said([a, b], {root: '00'.repeat(32)}),
  'another count': said([a, b], {files: 3}),
  'no mode': said([a, b]).replace('"0644"', '"rw"'),
  'a line in another way': said([a, b]).replace('{"path"', '{ "path"'),
  nothing: '',
};

for (const [what, stdout] of Object.entries(lies))
  test(`a host that says it took ${what} is not believed, and the CLI exits with 251`, async t => {
    const error = await t.throwsAsync(put(tree(t), stdout), {code: 'files-invalid'});
    t.is(statusOfError(error), 251);
  });
