// Files of transfers in the account: found by their names, shown, and proven one by one.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {VerifiedEvidence} from '../../src/audit/evidence/verify-evidence.ts';
import {verifyEvidence} from '../../src/audit/evidence/verify-evidence.ts';
import {otherDigits} from '../fixtures/altered.ts';
import type {Lab} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {hostClock} from '../fixtures/set-clock.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const shared = shareLab(labWithShare);
// One after the other: of a fifth job in shares of one person the account says that it waited.
const onLinux = process.platform === 'linux' ? test.serial : test.skip;
const year = 365 * 24 * 60 * 60_000;

/** Puts a tree of `count` files, `0` and so on, into the folder `name` of the share. Returns its job. */
async function putTree(t: ExecutionContext, lab: Lab, name: string, count: number): Promise<string> {
  shareFolder(lab, name);
  const here = ownFolder(t);
  mkdirSync(join(here, 'tree'));
  for (let at = 0; at < count; at++)
    writeFileSync(join(here, 'tree', `${at}`), `${name} ${at}`, {mode: 0o640});
  const host = await lab.connect();
  const {job} = await host.put(join(here, 'tree'), 'data', name, {recursive: true});
  return job;
}

async function proofOf(lab: Lab, job: string, path: string): Promise<string> {
  const {stdout, stderr} = await lab.reeve(['audit', 'proof', 'lab-01', job, '--file', path]);
  return stdout === '' ? Promise.reject(new Error(stderr)) : `${stdout}\n`;
}

const own = (lab: Lab) => ['--config', join(lab.folder, 'server.yaml')];
const manifestOf = (lab: Lab, job: string) => join(lab.folder, 'data/audit/manifests', `${job}.jsonl`);

onLinux(
  'the account is searched for a file, here and from afar, by its path with the share or without',
  async t => {
    const lab = await shared();
    const put = await putTree(t, lab, 'search', 20);
    const host = await lab.connect();
    const got = await host.get('data', 'search/tree/7', join(ownFolder(t), 'seven'));
    const other = await putTree(t, lab, 'elsewhere', 3);
    const jobs = async (place: readonly string[], path: string) => {
      const {stdout} = await lab.reeve(['audit', 'log', ...place, '--json', '--file', path]);
      const entries = stdout === '' ? [] : stdout.split('\n').map(line => JSON.parse(line));
      t.true(entries.every(({event}) => event === 'job-end'));
      return entries.map(({job}) => job);
    };
    for (const place of [own(lab), ['lab-01']])
      for (const prefix of ['', 'data/']) {
        t.deepEqual(await jobs(place, `${prefix}search/tree/7`), [put, got.job]);
        t.deepEqual(await jobs(place, `${prefix}search/tree/8`), [put]);
        t.deepEqual(await jobs(place, `${prefix}elsewhere/tree/2`), [other]);
        for (const none of ['search/tree', 'search/tree/70', '7', 'tree/7'])
          t.deepEqual(await jobs(place, `${prefix}${none}`), [], none);
      }
    const table = await lab.reeve(['audit', 'log', 'lab-01', '--file', 'data/search/tree/8']);
    t.regex(table.stdout, /job-end +alice .* share-put data, 20 files +exit 0/);
  },
);

onLinux('a put is shown with its files, each of which was verified, and of many with the first', async t => {
  const lab = await shared();
  const few = await putTree(t, lab, 'few', 3);
  const many = await putTree(t, lab, 'many', 130);
  for (const place of [[], ['lab-01']]) {
    const words = ['audit', 'show', ...place, few, ...(place.length === 0 ? own(lab) : [])];
    const {stdout, stderr} = await lab.reeve(words);
    t.regex(stdout, /files +3 files, 15 bytes\n/, stderr);
    t.regex(stdout, /manifest +RFC 6962 root [\da-f]{64}\n/);
    for (const at of [0, 1, 2])
      t.regex(stdout, new RegExp(`file +data/few/tree/${at}, 5 bytes, mode 0640, SHA-256 [\\da-f]{64}\n`));
    t.regex(stdout, /proven +at 20\S+Z lab-01 took these bytes from alice and gave them these names\n/);
    t.notRegex(stdout, /not proven/);
  }
  const shown = await lab.reeve(['audit', 'show', 'lab-01', many]);
  t.is(shown.stdout.match(/^file /gm)?.length, 100);
  t.regex(shown.stdout, /not proven +30 more; reeve audit proof --file PATH proves one\n/);
  const json = JSON.parse((await lab.reeve(['audit', 'show', '--json', 'lab-01', few])).stdout);
  t.like(json.files[1], {job: few, share: 'data', action: 'put', who: 'alice', path: 'few/tree/1', size: 5});
});

onLinux('a file that was put is proven years later, with the certificate of the CA alone', async t => {
  const lab = await shared();
  const job = await putTree(t, lab, 'years', 10);
  const here = ownFolder(t);
  const [file, ca] = [join(here, 'seven.proof'), join(here, 'ca.pem')];
  writeFileSync(file, await proofOf(lab, job, 'data/years/tree/7'));
  writeFileSync(ca, readFileSync(join(lab.folder, 'ca.pem')));
  const clock = hostClock();
  const {program = ''} = await clock.prepare(here);
  clock.set(5 * year);
  const {exitCode, stdout, stderr} = await runProgram(process.execPath, [
    program,
    'audit',
    'verify',
    file,
    '--ca',
    ca,
  ]);
  t.is(exitCode, 0, stderr);
  t.regex(stdout, /file +data\/years\/tree\/7, 7 bytes, mode 0640, SHA-256 [\da-f]{64}\n/);
  t.regex(stdout, /proven +at 20\S+Z lab-01 took these bytes from alice and gave them this name\n/);
  const {files, unchecked} = verified(lab, readFileSync(file, 'utf8'), 5 * year);
  t.is(files.length, 1);
  t.deepEqual(unchecked, []);
  const got = await (await lab.connect()).get('data', 'years/tree/7', join(here, 'got'));
  const said = verified(lab, await proofOf(lab, got.job, 'years/tree/7'));
  t.like(said.files[0], {action: 'get', path: 'years/tree/7', digest: files[0]?.digest});
});

function verified(lab: Lab, text: string, later = 0): VerifiedEvidence {
  return verifyEvidence(text, {bundle: [lab.authority.certificate], now: Date.now() + later});
}

type Parts = Record<string, unknown>;

function middleChanged(text: string): string {
  const at = Math.floor(text.length / 2);
  return text.slice(0, at) + otherDigits(text.charAt(at)) + text.slice(at + 1);
}

onLinux('a proof of a file in which any part is another is refused', async t => {
  const lab = await shared();
  const job = await putTree(t, lab, 'parts', 12);
  const text = await proofOf(lab, job, 'parts/tree/7');
  const lines = text.split('\n').slice(0, -1);
  const isFile = (line: string) => line.startsWith('{"file":');
  const at = lines.findIndex(isFile);
  t.deepEqual(
    lines.map(line => line.slice(0, 7)),
    ['{"forma', '{"seq":', '{"seq":', '{"file"', '{"certi'],
  );
  const written = (parts: readonly string[]) => parts.map(line => `${line}\n`).join('');
  t.is(verified(lab, written(lines)).files.length, 1);
  const refused = (changed: readonly string[], what: string) =>
    t.throws(() => verified(lab, written(changed)), {code: 'evidence-invalid'} as object, what);
  const change = (index: number, how: (held: Parts) => Parts) =>
    lines.map((line, i) => (i === index ? JSON.stringify(how(JSON.parse(line))) : line));
  const inFile = (how: (file: Parts) => Parts) =>
    change(at, held => ({...held, file: JSON.stringify(how(JSON.parse(held.file as string)))}));
  // The file itself.
  for (const other of [{path: 'parts/tree/8'}, {size: 8}, {mode: '0644'}, {digest: 'f'.repeat(64)}])
    refused(
      inFile(file => ({...file, ...other})),
      JSON.stringify(other),
    );
  refused(
    inFile(file => ({...file, more: 1})),
    'a field that there is not',
  );
  // Its place in the manifest.
  const proof = JSON.parse(lines[at] ?? '').proof as string[];
  for (const [i, hash] of proof.entries())
    refused(
      change(at, held => ({...held, proof: proof.with(i, otherDigits(hash.slice(0, 4)) + hash.slice(4))})),
      `hash ${i}`,
    );
  refused(
    change(at, held => ({...held, proof: proof.slice(1)})),
    'a hash less',
  );
  refused(
    change(at, held => ({...held, proof: [...proof, proof[0]]})),
    'a hash more',
  );
  refused(
    change(at, held => ({...held, index: Number(held.index) + 1})),
    'another index',
  );
  for (const seq of [Number(JSON.parse(lines[1] ?? '').seq), 0])
    refused(
      change(at, held => ({...held, of: seq})),
      `of entry ${seq}`,
    );
  // The entries: who ordered it, what was signed, and what the end says.
  for (const [index, from, to] of [
    [1, '"name":"alice"', '"name":"mallo"'],
    [1, '"path":"parts"', '"path":"other"'],
    [1, '"command":"share-put"', '"command":"share-get"'],
    [2, '"files":12', '"files":13'],
    [2, '"share":"data"', '"share":"dat2"'],
    [2, '"time":1', '"time":2'],
  ] as const) {
    const changed = change(index, held => ({...held, line: String(held.line).replace(from, to)}));
    t.notDeepEqual(changed, lines, from);
    refused(changed, from);
  }
  // The signature over them, and the certificate that vouches for its key.
  for (const name of ['host', 'checkpoint', 'key', 'certificate'])
    refused(
      change(0, held => ({...held, [name]: middleChanged(String(held[name]))})),
      name,
    );
  for (const index of [0, 1, 2, 4]) refused(lines.toSpliced(index, 1), `without line ${index + 1}`);
  refused(lines.toSpliced(at, 0, lines[at] ?? ''), 'twice');
  // A file of another transfer, which is proven there.
  const other = (await proofOf(lab, await putTree(t, lab, 'parts-2', 12), 'parts-2/tree/7')).split('\n');
  refused(lines.toSpliced(at, 1, other.find(isFile) ?? ''), 'of another transfer');
});

onLinux('a proof of a file in which any byte is another is refused', async t => {
  const lab = await shared();
  const job = await putTree(t, lab, 'bytes', 12);
  const bytes = Buffer.from(await proofOf(lab, job, 'bytes/tree/7'));
  t.is(verified(lab, bytes.toString()).files.length, 1);
  for (let at = 0; at < bytes.length; at += 3) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    t.throws(() => verified(lab, changed.toString()), {code: 'evidence-invalid'} as object, `byte ${at}`);
  }
});

onLinux('what cannot be proven is said, and a manifest that was changed is never believed', async t => {
  const lab = await shared();
  const job = await putTree(t, lab, 'changed', 5);
  const proof = (path: string, id = job) => lab.reeve(['audit', 'proof', 'lab-01', id, '--file', path]);
  const none = await proof('changed/tree/5');
  t.is(none.exitCode, 253);
  t.regex(none.stderr, /has no file "changed\/tree\/5"/);
  const host = await lab.connect();
  const removed = await host.remove('data', 'changed/tree/4');
  t.is(removed.files, 1);
  const rm = lab.entries().findLast(entry => entry.event === 'job-end' && entry.command === 'share-rm');
  t.regex((await proof('x', rm && 'job' in rm ? (rm.job ?? '') : '')).stderr, /put and got no file/);
  const kept = readFileSync(manifestOf(lab, job), 'utf8');
  writeFileSync(manifestOf(lab, job), kept.replace('changed/tree/3', 'changed/tree/9'));
  const changed = await proof('changed/tree/9');
  t.is(changed.exitCode, 251, changed.stderr);
  t.regex(changed.stderr, /is not the manifest that the account names/);
  rmSync(manifestOf(lab, job));
  t.regex((await proof('changed/tree/3')).stderr, /the manifest of job \S+ is not kept any more/);
  const shown = await lab.reeve(['audit', 'show', 'lab-01', job]);
  t.regex(shown.stdout, /files +5 files, 45 bytes\n/, shown.stderr);
  t.regex(shown.stdout, /not proven +5 more/);
});
