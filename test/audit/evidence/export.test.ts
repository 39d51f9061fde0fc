import {generateKeyPairSync} from 'node:crypto';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import fc from 'fast-check';
import {verifyExport} from '../../../src/audit/evidence/verify-export.ts';
import type {ExportRange} from '../../../src/audit/evidence/write-export.ts';
import {writeExport} from '../../../src/audit/evidence/write-export.ts';
import {NoteSigner} from '../../../src/merkle/note-signer.ts';
import {memoryFolder} from '../memory-folder.ts';
import {lineOf, mutate, mutationNames} from '../verify/mutations.ts';
import {makeCast, writeAccount} from '../written-account.ts';

const cast = makeCast();
const {verifier} = cast.signer;
const anchors = {bundle: cast.bundle, verifier, now: Date.now()};
const start = Date.now() - 60 * 60 * 1000;

function written(t: ExecutionContext, lines = 200): string {
  const dir = memoryFolder(t);
  writeAccount(dir, cast, {lines, perPart: 64, start, step: 1000});
  return dir;
}

function exported(dir: string, range: ExportRange = {}): Buffer {
  const pieces = writeExport(dir, range, {hostCertificate: cast.machine.certificate});
  return Buffer.concat([...pieces].map(piece => Buffer.from(piece)));
}

async function* inPieces(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const verify = (bytes: Buffer, trust: Parameters<typeof verifyExport>[1] = anchors) =>
  verifyExport(inPieces(bytes), {file: 'export.jsonl', ...trust});

test('an export of any range verifies with nothing but the CA', async t => {
  const dir = written(t);
  for (const [range, from, to] of [
    [{}, 0, 200],
    [{from: 70, to: 130}, 70, 130],
    [{from: 64}, 64, 200],
    [{to: 1}, 0, 1],
    [{from: 199}, 199, 200],
    [{since: start + 10_000, until: start + 20_000}, 10, 21],
  ] as const) {
    const report = await verify(exported(dir, range), {bundle: cast.bundle, now: Date.now()});
    t.deepEqual(report.findings, []);
    t.like(report, {ok: true, host: 'lab-01', from, to, entries: to - from, trust: 'certificate'});
  }
});

test('what stands before and after the entries of an export is told not to be checked', async t => {
  const {unchecked, checked} = await verify(exported(written(t), {from: 20, to: 199}));
  t.deepEqual(unchecked, [
    '20 entries before the first, but for the hashes',
    '1 entry after the last, but for the hashes',
  ]);
  t.true(checked.includes('every line by its number and its place in the tree, whose checkpoint is signed'));
});

test('a range in which nothing is gives no export, but says what there is', t => {
  const dir = written(t);
  for (const range of [{from: 500}, {until: start - 1}, {from: 7, to: 7}, {since: Date.now() + 1000}]) {
    const error = t.throws(() => exported(dir, range)) as Error & {code?: string};
    t.is(error.code, 'evidence-nothing');
    t.regex(
      error.message,
      /^no entry is in that range; the account holds the entries 0 to 199, of 20\S+ \S+ UTC to 20/,
    );
  }
});

test('an export is believed only where the key that is given and the CA that is given both hold', async t => {
  const bytes = exported(written(t, 20));
  const other = makeCast();
  t.like(await verify(bytes), {ok: true, trust: 'given'});
  for (const wrong of [
    {...anchors, verifier: other.signer.verifier},
    {...anchors, bundle: other.bundle},
  ])
    t.like(await verify(bytes, wrong), {ok: false, trust: 'none'});
});

test('an export with other line ends is told to have been changed so', async t => {
  const bytes = Buffer.from(exported(written(t, 20)).toString().replaceAll('\n', '\r\n'));
  const {ok, findings, checked} = await verify(bytes);
  t.deepEqual([ok, checked], [false, []]);
  t.regex(
    findings[0]?.message ?? '',
    /^export\.jsonl:1 is no header of an export: its line ends were changed/,
  );
});

test('in pieces of any size it is the same', async t => {
  const bytes = exported(written(t, 20));
  for (const size of [1, 7, 4096]) t.true((await verifyExport(inPieces(bytes, size), anchors)).ok);
});

test('an export in which any byte was changed is found out, and the line is named where it is that of an entry', async t => {
  const bytes = exported(written(t, 8), {from: 1});
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.constantFrom(...mutationNames), async (at, name) => {
      const mutation = mutate(bytes, at, name);
      if (!mutation) return;
      const {findings} = await verify(mutation.bytes);
      if (findings.length === 0) throw new Error(`${name} at ${at} was not found`);
    }),
    {numRuns: 100},
  );
  t.pass();
});

test('a line that was changed is found to within the checkpoints on the way', async t => {
  const bytes = exported(written(t));
  const at = bytes.indexOf('"seq":150,');
  const end = bytes.indexOf('"cwd":"/"', at);
  const altered = Buffer.from(bytes);
  altered[end + 7] = 0x2e;
  const {ok, findings} = await verify(altered);
  t.false(ok);
  const [first] = findings;
  t.true(first?.code === 'line' && (first.seq ?? 0) <= 150 && (first.seq ?? 0) > 150 - 64);
  t.true((first?.line ?? 0) <= lineOf(bytes, end));
});

test('lines that are missing, put in, or of another host are found where they are', async t => {
  const lines = exported(written(t)).toString().split('\n');
  const place = lines.findIndex(line => line.includes('"seq":100,'));
  const without = await verify(Buffer.from(lines.toSpliced(place, 1).join('\n')));
  t.deepEqual([without.findings[0]?.code, without.findings[0]?.line], ['missing', place + 1]);
  const more = await verify(Buffer.from(lines.toSpliced(place, 0, '{"level":30}').join('\n')));
  t.deepEqual([more.findings[0]?.code, more.findings[0]?.line], ['line', place + 1]);
  const cut = await verify(Buffer.from(`${lines.slice(0, place).join('\n')}\n`));
  t.regex(cut.findings[0]?.message ?? '', /entries 100 to 199 are missing/);
});

test('an export by a key that nobody vouches for is not believed, though its lines are good', async t => {
  const dir = memoryFolder(t);
  const thief = new NoteSigner(verifier.name, generateKeyPairSync('ed25519').privateKey);
  writeAccount(dir, {...cast, signer: thief}, {lines: 20});
  const report = await verify(exported(dir));
  t.is(report.trust, 'none');
  t.regex(report.findings[0]?.message ?? '', /is not to be believed/);
});

test('what is no export, or is empty, is told', async t => {
  t.regex((await verify(Buffer.from('{}\n'))).findings[0]?.message ?? '', /is no header of an export/);
  t.false((await verify(Buffer.alloc(0))).ok);
  t.false((await verify(Buffer.alloc(100, 0x20))).ok);
});
