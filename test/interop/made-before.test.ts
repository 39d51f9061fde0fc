// Accounts, a receipt, proofs and exports as commit 2a8df89 made them, in November 2026. What hosts and clients keep for years
// has to verify with every later program, byte for byte: these files are never made anew.
//
// - `live`: a server, with a run, a refusal, a job that was cancelled and followed, and readers of the account
// - `parted`: finished parts, of which the oldest was pruned
import {cpSync, globSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {verifyEvidence} from '../../src/audit/evidence/verify-evidence.ts';
import {verifyExport} from '../../src/audit/evidence/verify-export.ts';
import {query} from '../../src/audit/read/query.ts';
import {verifyAccount} from '../../src/audit/verify/verify-account.ts';
import {parseBundle} from '../../src/identity/load-credentials.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import {memoryFolder} from '../audit/memory-folder.ts';

const folder = join(import.meta.dirname, 'made-before');
const now = Date.parse('2026-11-29T01:00:00Z');
/** So many places of each file are tried. */
const places = 25;

const made = {
  live: {entries: 18, from: 0, first: 'server-start'},
  parted: {entries: 15, from: 10, first: 'job-end'},
} as const;

function anchorsOf(name: string) {
  const bundle = parseBundle(readFileSync(join(folder, name, 'ca.pem')), 'ca.pem');
  const verifier = NoteVerifier.parse(readFileSync(join(folder, name, 'log.pub'), 'utf8').trim());
  return {bundle, verifier, now};
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** The file with one bit of one byte changed, at each of many places. */
function* changed(bytes: Buffer): Generator<{at: number; bytes: Buffer}> {
  const step = Math.max(1, Math.floor(bytes.length / places));
  for (let at = 0; at < bytes.length; at += step) {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    yield {at, bytes: copy};
  }
}

for (const [name, {entries, from, first}] of Object.entries(made)) {
  const anchors = anchorsOf(name);
  const account = join(folder, name, 'account');

  test(`${name}: the account verifies, and is read`, t => {
    for (const mode of ['full', 'quick'] as const) {
      const report = verifyAccount(account, {...anchors, mode});
      t.deepEqual(report.findings, []);
      t.like(report, {ok: true, host: 'lab-01', entries, from, size: from + entries, unsigned: 0});
    }
    const found = [...query(account, {})].map(({entry}) => entry);
    t.is(found.length, entries);
    t.like(found[0], {event: first, seq: from});
  });

  test(`${name}: one byte of the account that was changed is found`, t => {
    for (const file of globSync('**/*', {cwd: account}).filter(each => each !== 'certificates')) {
      const dir = memoryFolder(t);
      cpSync(account, dir, {recursive: true});
      const whole = readFileSync(join(account, file));
      for (const {at, bytes} of changed(whole)) {
        writeFileSync(join(dir, file), bytes);
        t.false(verifyAccount(dir, anchors).ok, `${file}, byte ${at}`);
      }
    }
  });

  const evidence = globSync('*.{proof,receipt}', {cwd: join(folder, name)});

  test(`${name}: the evidence verifies, and not with one byte changed`, t => {
    t.is(evidence.length, name === 'live' ? 2 : 1);
    for (const file of evidence) {
      const bytes = readFileSync(join(folder, name, file));
      const verified = verifyEvidence(bytes.toString(), anchors);
      t.like(verified, {host: 'lab-01', trust: 'given'});
      t.like(verified.facts[0], {
        outcome: {reason: file === 'job.proof' && name === 'live' ? 'cancelled' : 'exited'},
      });
      for (const {at, bytes: other} of changed(bytes))
        t.throws(() => verifyEvidence(other.toString('latin1'), anchors), undefined, `${file}, byte ${at}`);
    }
  });

  test(`${name}: the export verifies, and not with one byte changed`, async t => {
    const bytes = readFileSync(join(folder, name, 'lab-01.export'));
    const report = await verifyExport(once(bytes), anchors);
    t.deepEqual(report.findings, []);
    t.like(report, {ok: true, host: 'lab-01', from, trust: 'given'});
    for (const {at, bytes: other} of changed(bytes))
      t.false((await verifyExport(once(other), anchors)).ok, `byte ${at}`);
  });
}
