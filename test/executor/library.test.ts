import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const commands = `
  disk-usage: { about: Free space, argv: [df, -h, "{path}"], params: { path: { type: string, pattern: "^/", default: / } } }
  journal: { about: Recent lines, argv: [seq, "{lines}"], params: { lines: { type: integer, default: 50 } } }
  watch: { about: Never ends, argv: [sleep, "1000.5"] }
`;

const sharedLab = shareLab({commands});

/** The examples in the library's own documentation. */
const examples = readFileSync(new URL('../../src/index.ts', import.meta.url), 'utf8')
  .split(/^ \*\/$/m, 1)[0]
  ?.split(/^ \* @example.*$/m)
  .slice(1)
  .map(text => text.replaceAll(/^ \* ?/gm, ''));

test.serial('the examples in the documentation of the library do what they say', async t => {
  const lab = await sharedLab();
  const expected = [
    /^Filesystem +Size[\s\S]+\/\n\n$/,
    /^1\n2\n[\s\S]*20\nexited: 0 after \d+ ms\n$/,
    /^cancelled\nrefused unknown-command\n$/,
  ];
  t.is(examples?.length, expected.length);
  for (const [index, example] of (examples ?? []).entries()) {
    // By its own name, which resolves to what is published.
    const {stdout, stderr, exitCode} = await execa(process.execPath, ['--input-type=module', '-'], {
      input: example,
      env: {REEVE_CONFIG: join(lab.folder, 'alice.yaml')},
      stripFinalNewline: false,
      reject: false,
    });
    t.is(exitCode, 0, stderr);
    t.is(stderr, '');
    t.regex(stdout, expected[index] as RegExp);
  }
});

test.serial(
  'a job is iterated over or awaited, follows from an offset, and lets go without ending',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const job = host.run('journal', {lines: 1000});
    const {stdoutBytes, job: id, verified} = await job;
    t.true(verified);
    let tail = Buffer.alloc(0);
    for await (const {bytes, offset} of host.attach(id, {from: 1000})) {
      t.is(offset, 1000 + tail.length);
      tail = Buffer.concat([tail, bytes]);
    }
    t.deepEqual(tail, stdoutBytes.subarray(1000));
    await t.throwsAsync(async () => await host.run('journal', {lines: 100_000}, {maxBuffer: 1000}), {
      code: 'max-buffer',
    });
    const watching = host.run('watch');
    await watching.started;
    watching.release();
    await t.throwsAsync(async () => await watching, {code: 'connection-lost'});
    await until(
      async () => (await host.status()).jobs.running === 1,
      'the other job to end, and this one not',
    );
    await host.cancel(watching.id);
    t.is((await host.attach(watching.id)).reason, 'cancelled');
  },
);
