import {generateKeyPairSync} from 'node:crypto';
import {appendFileSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {finishedName} from '../../../src/audit/read/layout.ts';
import {verifyAccount} from '../../../src/audit/verify/verify-account.ts';
import {fingerprintOf} from '../../../src/identity/certificate.ts';
import {NoteSigner} from '../../../src/merkle/note-signer.ts';
import {altered, otherDigits} from '../../fixtures/altered.ts';
import {memoryFolder} from '../memory-folder.ts';
import {makeCast, writeAccount} from '../written-account.ts';
import {cast, edit, found, remake, trusted, verifier, written} from './edited-account.ts';

test('an order that was altered, or is quoted wrongly, is found, even by whoever has the log key', t => {
  const changes: Record<string, (line: string) => string> = {
    'another command': line => altered(line, /"command":"uptime"/g, '"command":"reboot"'),
    'a run on many hosts': line =>
      altered(
        line,
        '"command":"uptime"',
        '"command":"uptime","fleet":"0190f5fe-7c00-7000-8000-000000000001"',
      ),
    'another person': line => altered(line, '"name":"bob","groups":[]', '"name":"alice","groups":["ops"]'),
    'another group': line => altered(line, '"groups":[]', '"groups":["ops"]'),
    'another serial': line => altered(line, /(?<="serial":")./, otherDigits),
    'another digest': line => altered(line, /(?<="digest":")[0-9a-f]{8}/, otherDigits),
    'another signature': line => altered(line, /(?<="sig":".{20})../, otherDigits),
    'another payload': line => altered(line, /(?<="payload":".{60})../, otherDigits),
  };
  for (const [what, change] of Object.entries(changes)) {
    const dir = written(t);
    edit(dir, finishedName(8), lines => lines.splice(2, 1, change(lines[2] ?? '')));
    remake(dir, cast.signer);
    t.deepEqual(found(dir), [['error', 'order', finishedName(8), 3]], what);
  }
});

test('an end of a job that nobody started, or that another started, is found', t => {
  for (const change of [/"start":\d+/, /"principal":{"name":"\w+"/, /"command":"uptime"/, /"outcome"/]) {
    const dir = written(t);
    const made: Record<string, string> = {
      '"s': '"start":2',
      '"p': '"principal":{"name":"carol"',
      '"c': '"command":"id"',
      '"o': '"fleet":"0190f5fe-7c00-7000-8000-000000000001","outcome"',
    };
    edit(dir, finishedName(8), lines =>
      lines.splice(
        3,
        1,
        (lines[3] ?? '').replace(change, text => made[text.slice(0, 2)] ?? ''),
      ),
    );
    remake(dir, cast.signer);
    t.deepEqual(found(dir), [['error', 'entry', finishedName(8), 4]], String(change));
  }
});

test('certificates that are missing, another, or of an unknown CA are found, once each', t => {
  const name = `certificates/${fingerprintOf(cast.bob.certificate)}.pem`;
  const missing = written(t);
  rmSync(join(missing, name));
  t.deepEqual(
    found(missing).map(([, code]) => code),
    ['certificate'],
  );
  const another = written(t);
  writeFileSync(join(another, name), cast.alice.certPem);
  t.deepEqual(
    found(another).map(([, code]) => code),
    ['certificate'],
  );
  const stranger = makeCast();
  const report = verifyAccount(written(t), {verifier, bundle: stranger.bundle});
  t.is(report.orders, 0);
  t.regex(report.findings[0]?.message ?? '', /no CA that is trusted here signed the certificate/);
});

test('of an account of before there were log keys, certificates that were never kept are only told of', t => {
  const dir = written(t);
  edit(dir, finishedName(0), lines => {
    for (const [i, line] of lines.entries()) lines[i] = line.replace(/,"log":"[^"]*"/, '');
  });
  remake(dir, cast.signer);
  rmSync(join(dir, `certificates/${fingerprintOf(cast.bob.certificate)}.pem`));
  const {ok, findings} = verifyAccount(dir, {verifier});
  t.true(ok, JSON.stringify(findings));
  t.deepEqual(
    findings.map(({level, code}) => [level, code]),
    [['warning', 'certificate']],
  );
});

test('keys that are missing, changed or put in are found', t => {
  const missing = written(t);
  rmSync(join(missing, 'keys'));
  t.true(found(missing, {}).some(([level, code]) => level === 'error' && code === 'keys'));
  const changed = written(t);
  const text = readFileSync(join(changed, 'keys'), 'utf8');
  writeFileSync(join(changed, 'keys'), text.replace('lab-01', 'lab-02'));
  t.true(
    found(changed, {}).some(([level, code, , line]) => level === 'error' && code === 'keys' && line === 1),
  );
  const more = written(t);
  appendFileSync(
    join(more, 'keys'),
    `${new NoteSigner(verifier.name, generateKeyPairSync('ed25519').privateKey).verifier.toString()}\n`,
  );
  t.deepEqual(found(more), [['warning', 'keys', 'keys', 2]]);
});

test('an account whose key was changed verifies by the new key, and not by the old one', t => {
  const dir = memoryFolder(t);
  const next = new NoteSigner(verifier.name, generateKeyPairSync('ed25519').privateKey);
  writeAccount(dir, cast, {
    lines: 24,
    perPart: 8,
    signers: [
      {from: 0, signer: cast.signer},
      {from: 12, signer: next},
    ],
  });
  t.true(verifyAccount(dir, {...trusted, verifier: next.verifier}).ok);
  const [first] = verifyAccount(dir, trusted).findings;
  t.regex(first?.message ?? '', /is the last checkpoint, signed by .* and not by the key that is trusted/);
});

test('a time outside the dates of a certificate is told of a refusal, and where the clock was set; elsewhere it is an error', t => {
  const year = 365 * 24 * 60 * 60 * 1000;
  const setTime = (dir: string, file: string, line: number, time: number) => {
    edit(dir, file, lines => {
      lines[line] = altered(lines[line] ?? '', /"time":\d+/, `"time":${time}`);
    });
    remake(dir, cast.signer);
  };
  for (const off of [-40 * year, 40 * year]) {
    // Line 5 of the first part is a start, of an order within the dates; line 7 is a refusal.
    const dir = written(t);
    setTime(dir, finishedName(0), 6, Date.now() + off);
    t.deepEqual(found(dir), [['warning', 'order', finishedName(0), 7]]);
    t.true(verifyAccount(dir, trusted).ok);
    const set = written(t);
    setTime(set, finishedName(0), 4, Date.now() + off);
    t.deepEqual(found(set), [['warning', 'order', finishedName(0), 5]]);
    const [told] = verifyAccount(set, trusted).findings;
    t.regex(told?.message ?? '', /the clock of the host was set/);
  }
  // An order that was issued when the certificate had expired, and taken then.
  const old = makeCast();
  const dir = memoryFolder(t);
  writeAccount(dir, old, {lines: 8, start: Date.now() + 40 * year});
  t.true(
    verifyAccount(dir, {verifier: old.signer.verifier, bundle: old.bundle}).findings.some(
      ({level}) => level === 'error',
    ),
  );
});
