import test from 'ava';
import {statusOfError} from '../../../src/cli/exit-status.ts';
import {AskedPaths} from '../../../src/client/files/asked-paths.ts';
import {listedBy, removedBy} from '../../../src/client/files/share-output.ts';
import type {Job} from '../../../src/client/job/job.ts';

/** A job of a host that sends what it likes. */
function job(stdout: string, {stderr = '', exit = 0}: {stderr?: string; exit?: number} = {}): Job {
  const result = Promise.resolve({exit, reason: 'exited', outcome: {}, message: undefined});
  return Object.assign(result, {
    host: 'lab-01',
    async *[Symbol.asyncIterator]() {
      // In pieces that no line ends with.
      for (let at = 0; at < stdout.length; at += 7)
        yield {channel: 'stdout', bytes: Buffer.from(stdout.slice(at, at + 7)), done() {}};
      yield {channel: 'stderr', bytes: Buffer.from(stderr), done() {}};
    },
  }) as unknown as Job;
}

let cancelled = 0;
const cancel = async () => void cancelled++;

const good = {path: 'run/a', kind: 'file', size: 1, mode: 0o644, modified: 0};
const list = (...lines: object[]) =>
  Array.fromAsync(
    listedBy(job(lines.map(line => `${JSON.stringify(line)}\n`).join('')), new AskedPaths('run', {}), cancel),
  );

test.serial('what a host lists of what was asked for is given', async t => {
  t.deepEqual(await list(good, {...good, path: 'run', kind: 'folder'}), [
    good,
    {...good, path: 'run', kind: 'folder'},
  ] as never);
});

const hostile: Record<string, object> = {
  'a path out of the share': {...good, path: '../x'},
  'an absolute path': {...good, path: '/etc/passwd'},
  'a path with two dots within': {...good, path: 'run/../../x'},
  'two dots that are written otherwise': {...good, path: String.raw`run/\x2e\x2e/x`},
  'an empty name': {...good, path: 'run//a'},
  'no name': {...good, path: ''},
  'what was not asked for': {...good, path: 'other/a'},
  'what begins like what was asked for': {...good, path: 'running'},
  'a name with control characters': {...good, path: 'run/\u001b[2J'},
  'a name that is written in another way': {...good, path: String.raw`run/\x61`},
  'a name of 256 bytes': {...good, path: `run/${'n'.repeat(256)}`},
  'no kind': {...good, kind: 'toString'},
  'a size below nothing': {...good, size: -1},
  'a mode that is none': {...good, mode: 0o10000},
  'a digest that is none': {...good, digest: '../x'},
  'a problem that is none': {...good, problem: {}},
};

for (const [what, line] of Object.entries(hostile))
  test.serial(`a host that lists ${what} is not believed, and the CLI exits with 251`, async t => {
    const error = await t.throwsAsync(list(good, line), {code: 'files-invalid', message: /^lab-01 listed/});
    t.is(statusOfError(error), 251);
  });

test.serial('half a line, no JSON, and no answer are not believed either', async t => {
  const asked = new AskedPaths('', {});
  for (const text of ['{"path"', 'nonsense\n', '[]\n', 'null\n'])
    await t.throwsAsync(Array.fromAsync(listedBy(job(text), asked, cancel)), {code: 'files-invalid'}, text);
  for (const text of [
    '',
    '{}\n',
    '{"files":1,"folders":-1,"bytes":0}\n',
    '{"files":1,"folders":0,"bytes":0}\nx\n',
  ])
    await t.throwsAsync(removedBy(job(text)), {code: 'files-invalid'}, text);
});

test("why something could not be done is the host's word, with its code", async t => {
  const failed = job('', {stderr: '{"code":"no-such-file","message":"\\"x\\" is not there"}\n', exit: 1});
  const error = await t.throwsAsync(removedBy(failed), {code: 'refused', message: '"x" is not there'});
  t.is(statusOfError(error), 1);
  await t.throwsAsync(removedBy(job('', {stderr: 'killed', exit: 1})), {
    code: 'refused',
    message: /could not be done/,
  });
});
