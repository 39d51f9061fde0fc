import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {open, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {openForeign, readForeign} from '../../src/base/foreign-file.ts';
import {readNamedFile} from '../../src/base/named-file.ts';

function folder(t: ExecutionContext): string {
  const path = mkdtempSync(join(tmpdir(), 'reeve-test-'));
  t.teardown(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix(
  'a file that the user named may be a link or a pipe, also one whose writer is slow to come or to write',
  async t => {
    const dir = folder(t);
    const [file, link, pipe] = ['file', 'link', 'pipe'].map(name => join(dir, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(file, 'text');
    symlinkSync(file, link);
    t.is(String(await readNamedFile(link, 4)), 'text');
    execFileSync('mkfifo', [pipe]);
    const read = readNamedFile(pipe, 100);
    const writer = await open(pipe, 'w');
    await writer.write('one ');
    await new Promise(resolve => void setTimeout(resolve, 50));
    await writer.write('two');
    await writer.close();
    t.is(String(await read), 'one two');
    t.is(String(execFileSync('sh', ['-c', 'printf x | cat /dev/stdin'])), 'x');
  },
);

onPosix(
  'what the user named is bounded, be it a file, a pipe or a device, and a pipe without a writer is not waited for',
  async t => {
    const dir = folder(t);
    const [file, pipe] = ['file', 'pipe'].map(name => join(dir, name)) as [string, string];
    writeFileSync(file, 'text');
    await t.throwsAsync(readNamedFile(file, 3), {
      code: 'file-unfit',
      message: /file has 4 bytes; at most 3 are read/,
    });
    truncateSync(file, 3 * 2 ** 30);
    await t.throwsAsync(readNamedFile(file, 1000), {code: 'file-unfit'});
    await t.throwsAsync(readNamedFile('/dev/zero', 1000), {
      message: '/dev/zero goes on without end; at most 1000 are read',
    });
    t.is(String(await readNamedFile('/dev/null', 1000)), '');
    await t.throwsAsync(readNamedFile(dir, 1000), {code: 'file-unfit', message: `${dir} is a folder`});
    execFileSync('mkfifo', [pipe]);
    await t.throwsAsync(readNamedFile(pipe, 1000), {message: /pipe is a pipe that nobody writes to/});
    const much = readNamedFile(pipe, 1000);
    const ended = writeFile(pipe, 'x'.repeat(100_000)).catch(() => {});
    await t.throwsAsync(much, {message: /goes on without end/});
    await ended;
  },
);

onPosix('within a folder only a regular file is one', t => {
  const dir = folder(t);
  const [file, link, pipe] = ['file', 'link', 'pipe'].map(name => join(dir, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(file, 'text');
  symlinkSync(file, link);
  execFileSync('mkfifo', [pipe]);
  t.is(readForeign(file, 4)?.toString(), 'text');
  t.throws(() => readForeign(file, 3), {
    code: 'file-unfit',
    message: `${file} has 4 bytes; at most 3 are read`,
  });
  t.throws(() => readForeign(link, 4), {message: `${link} is a link, where a file should be`});
  t.throws(() => openForeign(pipe), {message: `${pipe} is a pipe, where a file should be`});
  t.throws(() => openForeign(dir), {message: `${dir} is a folder, where a file should be`});
  t.is(openForeign(join(dir, 'none')), undefined);
});
