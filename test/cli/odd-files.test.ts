// Every file of a configuration as it should not be: words that name it, in time, and never a stack or OpenSSL's own words.
import {execFileSync} from 'node:child_process';
import {createPrivateKey, X509Certificate} from 'node:crypto';
import {chmod, cp, mkdir, open, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {reeveWords} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const sharedLab = shareLab();

const isRoot = process.getuid?.() === 0;
/** What root may read in spite of its mode, it may not read without these. */
const asOthers = isRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];

type Change = (path: string) => Promise<unknown>;

const der: Change = async path => {
  const text = await readFile(path, 'utf8');
  if (text.includes('PRIVATE KEY'))
    await writeFile(path, createPrivateKey(text).export({type: 'pkcs8', format: 'der'}));
  else await writeFile(path, new X509Certificate(text).raw);
};
const again =
  (text: (before: string) => string): Change =>
  async path =>
    writeFile(path, text(await readFile(path, 'utf8')));

/** What is as good as before. */
const harmless: Record<string, Change> = {
  'with a UTF-8 mark': again(text => `\u{feff}${text}`),
  'with CRLF': again(text => text.replaceAll('\n', '\r\n')),
  'with both': again(text => `\u{feff}${text.replaceAll('\n', '\r\n')}`),
};

/** In the place of the file, with its mode. */
const inPlace =
  (make: (path: string) => Promise<unknown>): Change =>
  async path => {
    const {mode} = await stat(path);
    await rm(path);
    await make(path);
    await chmod(path, mode & 0o777);
  };

const bad: Record<string, Change> = {
  'as a FIFO': inPlace(async path => execFileSync('mkfifo', [path])),
  'as a folder': inPlace(path => mkdir(path)),
  'as 3 GB of nothing': inPlace(async path => {
    await using file = await open(path, 'w');
    await file.truncate(3 * 1024 ** 3);
  }),
  unreadable: path => chmod(path, 0),
  empty: again(() => ''),
  'in UTF-16': async path => writeFile(path, Buffer.from(await readFile(path, 'utf8'), 'utf16le')),
};

/** A copy of the lab's files, in which one is changed; the words end with the one that is given to `--config`. */
async function changed(t: ExecutionContext, lab: Lab, file: string, change: Change): Promise<string> {
  const folder = join(lab.folder, `copy-${Math.random()}`);
  await mkdir(folder, {mode: 0o700});
  for (const name of await readdir(lab.folder))
    if (/\.(pem|yaml|key)$/.test(name)) await cp(join(lab.folder, name), join(folder, name));
  await rename(join(folder, 'catalogue.yaml'), join(folder, 'rules.yaml'));
  for (const [name, from, to] of [
    ['server.yaml', 'catalogue.yaml', 'rules.yaml'],
    ['alice.yaml', 'ca: ca.pem', 'ca: ca.pem, crl: crl.pem'],
  ] as const) {
    const text = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), text.replace(from, to), {mode: 0o600});
  }
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  await change(join(folder, file));
  return folder;
}

const ends = {
  client: {
    files: ['alice.yaml', 'alice.pem', 'alice-key.pem', 'ca.pem', 'crl.pem'],
    words: (folder: string) => ['ping', '--config', join(folder, 'alice.yaml'), 'lab-01'],
  },
  server: {
    files: ['server.yaml', 'rules.yaml', 'host.pem', 'host-key.pem', 'log.key', 'ca.pem', 'crl.pem'],
    words: (folder: string) => ['check', '--config', join(folder, 'server.yaml')],
  },
} as const;

async function told(lab: Lab, words: readonly string[]) {
  const [file = '', ...args] = [...asOthers, ...reeveWords, ...words];
  const {exitCode, stdout, stderr} = await runProgram(file, args, {XDG_STATE_HOME: join(lab.folder, 'home')});
  return {exitCode, said: `${stdout}\n${stderr}`};
}

for (const [end, {files, words}] of Object.entries(ends)) {
  test(`each file of a ${end} may have a mark of UTF-8 and lines that end as on Windows`, async t => {
    const lab = await sharedLab();
    for (const file of files) {
      for (const [kind, change] of Object.entries(harmless)) {
        const folder = await changed(t, lab, file, change);
        const {exitCode, said} = await told(lab, words(folder));
        t.is(exitCode, 0, `${file} ${kind}: ${said}`);
      }
    }
  });

  test(`each file of a ${end} that cannot be used is named, in words`, async t => {
    const lab = await sharedLab();
    for (const file of files) {
      const kinds = /\.yaml|crl/.test(file) ? bad : {...bad, 'in DER': der};
      for (const [kind, change] of Object.entries(kinds)) {
        // Of a catalogue it is left open what is in it.
        if (kind === 'empty' && file === 'rules.yaml') continue;
        const folder = await changed(t, lab, file, change);
        const before = performance.now();
        const {exitCode, said} = await told(lab, words(folder));
        const what = `${file} ${kind}: ${said}`;
        t.is(exitCode, 253, what);
        t.true(said.includes(join(folder, file)), what);
        t.notRegex(said, /^ {4}at |error:[0-9A-F]{8}:|PEM routines|ERR_[A-Z]/m, what);
        t.true(performance.now() - before < 60_000, `${file} ${kind} in time`);
      }
    }
  });
}
