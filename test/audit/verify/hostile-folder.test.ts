// A folder that an enemy made: whatever stands where a file of an account should be, it is refused at once and in little memory.

import {execFileSync} from 'node:child_process';
import {appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import test from 'ava';
import {query} from '../../../src/audit/read/query.ts';
import {verifyAccount} from '../../../src/audit/verify/verify-account.ts';
import {temporaryFolder} from '../fixtures.ts';
import {memoryFolder} from '../memory-folder.ts';
import {makeCast, writeAccount} from '../written-account.ts';

const cast = makeCast();
const trusted = {verifier: cast.signer.verifier, bundle: cast.bundle};
const mebibyte = 1024 * 1024;

function makeAccount(dir: string): string[] {
  writeAccount(dir, cast, {lines: 60, perPart: 20});
  const [certificate = ''] = readdirSync(join(dir, 'certificates'));
  return [
    'account.jsonl',
    'account-0000000000000000.jsonl',
    'checkpoints',
    'checkpoints-0000000000000020',
    'tree',
    'keys',
    `certificates/${certificate}`,
  ];
}

/** What is put where a file was. */
const shapes: Readonly<Record<string, (path: string) => void>> = {
  pipe: path => void execFileSync('mkfifo', [path]),
  device: path => symlinkSync('/dev/zero', path),
  'link to itself': path => symlinkSync(path, path),
  'link to a file': path => symlinkSync(join(path, '../account.jsonl'), path),
  folder: path => mkdirSync(path),
};

const isLinux = process.platform === 'linux';

(isLinux ? test : test.skip)(
  'a pipe, a device, a link or a folder in the place of any file is refused, and not waited for',
  t => {
    const whole = join(temporaryFolder(t), 'whole');
    const files = makeAccount(whole);
    t.true(verifyAccount(whole, trusted).ok);
    for (const file of [...files, 'pruned-0000000000000001.note']) {
      for (const [shape, put] of Object.entries(shapes)) {
        const dir = join(temporaryFolder(t), 'account');
        cpSync(whole, dir, {recursive: true});
        rmSync(join(dir, file), {force: true});
        put(join(dir, file));
        const what = `${file}: ${shape}`;
        let found = '';
        try {
          const report = verifyAccount(dir, trusted);
          t.false(report.ok, what);
          found = report.findings.map(({message}) => message).join('\n');
        } catch (error) {
          t.like(error, {code: 'account-damaged'}, what);
          found = (error as Error).message;
        }
        t.true(found.includes(file.replace(/^certificates\/|\.pem$/g, '')), `${what}: ${found}`);
        t.notThrows(() => verifyOrRefuse(dir), what);
        // Who reads what is in it is told as well, and does not wait.
        if (file.startsWith('account')) t.throws(() => [...query(dir, {})], undefined, what);
      }
    }
  },
);

/** As one that asks for the last checkpoints alone. */
function verifyOrRefuse(dir: string): void {
  try {
    verifyAccount(dir, {...trusted, mode: 'quick'});
  } catch (error) {
    if ((error as {code?: string}).code !== 'account-damaged') throw error;
  }
}

test('a file that a socket stands for is refused', async t => {
  const dir = join(temporaryFolder(t), 'a');
  makeAccount(dir);
  rmSync(join(dir, 'keys'));
  const server = createServer().listen(join(dir, 'keys'));
  await new Promise(resolve => void server.once('listening', resolve));
  t.teardown(() => void server.close());
  t.throws(() => verifyAccount(dir, trusted), {code: 'account-damaged', message: /keys is a socket/});
});

test('a file with three gigabytes of nothing behind its end does not verify, and takes little memory', t => {
  const whole = join(temporaryFolder(t), 'whole');
  const files = makeAccount(whole);
  const before = process.memoryUsage.rss();
  for (const file of files) {
    const dir = join(temporaryFolder(t), 'account');
    cpSync(whole, dir, {recursive: true});
    truncateSync(join(dir, file), 3 * 1024 * mebibyte);
    try {
      t.false(verifyAccount(dir, trusted).ok, file);
    } catch (error) {
      t.like(error, {code: 'account-damaged'}, file);
    }
    t.true(process.memoryUsage.rss() - before < 300 * mebibyte, file);
  }
});

test('bytes behind the end of any file are found, be they nothing or text, with a line end or without', t => {
  const whole = join(memoryFolder(t), 'whole');
  const files = makeAccount(whole);
  for (const file of files) {
    for (const tail of ['\0', '\0'.repeat(32), '\0'.repeat(5000), '\0\n', 'x', '\n', ' ', 'text\n', '\r\n']) {
      const dir = join(memoryFolder(t), 'account');
      cpSync(whole, dir, {recursive: true});
      appendFileSync(join(dir, file), tail);
      t.false(verifyAccount(dir, trusted).ok, `${file} and ${JSON.stringify(tail.slice(0, 10))}`);
    }
  }
});

test('a line that goes on without end is none, wherever it stands', t => {
  const whole = join(memoryFolder(t), 'whole');
  makeAccount(whole);
  for (const file of ['account.jsonl', 'account-0000000000000020.jsonl']) {
    const dir = join(memoryFolder(t), 'account');
    cpSync(whole, dir, {recursive: true});
    appendFileSync(
      join(dir, file),
      `{"level":30,"time":1,"v":1,"seq":60,"event":"${'x'.repeat(17 * mebibyte)}`,
    );
    const {ok, findings} = verifyAccount(dir, trusted);
    if (file === 'account.jsonl')
      t.deepEqual(
        findings.map(({code}) => code),
        ['line'],
      );
    t.false(ok, file);
  }
});
