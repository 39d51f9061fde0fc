import {generateKeyPairSync} from 'node:crypto';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import fc from 'fast-check';
import {verifyEvidence} from '../../../src/audit/evidence/verify-evidence.ts';
import {writeEvidence} from '../../../src/audit/evidence/write-evidence.ts';
import {signCheckpoint} from '../../../src/merkle/checkpoint.ts';
import {leafHash} from '../../../src/merkle/hashes.ts';
import {NoteSigner} from '../../../src/merkle/note-signer.ts';
import {memoryFolder} from '../memory-folder.ts';
import {mutate, mutationNames} from '../verify/mutations.ts';
import {makeCast, writeAccount} from '../written-account.ts';

const cast = makeCast();
const {verifier} = cast.signer;
const hostCertificate = cast.machine.certificate;
const byCa = {bundle: cast.bundle, now: Date.now()};
const byKey = {verifier, now: Date.now()};

/** Evidence about the job that entry 13 of 30 begins: a start, somebody who follows it, an end. */
function evidence(t: ExecutionContext): {text: string; dir: string; job: string} {
  const dir = memoryFolder(t);
  const job = writeAccount(dir, cast, {lines: 30, perPart: 8})[13] ?? '';
  return {dir, job, text: [...writeEvidence(dir, {job}, {hostCertificate})].join('')};
}

const refused = (text: string, anchors: Parameters<typeof verifyEvidence>[1] = byCa) => {
  try {
    verifyEvidence(text, anchors);
    return undefined;
  } catch (error) {
    return error as Error & {code: string};
  }
};

test('evidence about a job proves who ran what, when, by which rule and how it ended, with nothing but the CA', t => {
  const {text, job} = evidence(t);
  const {entries, facts, host, trust, unchecked} = verifyEvidence(text, byCa);
  t.deepEqual(
    entries.map(({entry, order}) => [entry.seq, entry.event, order]),
    [
      [13, 'job-start', 'vouched'],
      [14, 'attach', 'vouched'],
      [15, 'job-end', 'none'],
    ],
  );
  t.like(facts[0], {job, who: 'alice', groups: ['ops'], command: 'uptime', rule: 'catalogue.yaml:7'});
  t.like(facts[0], {argv: ['/usr/bin/uptime', '-p'], outcome: {reason: 'exited', exit: 0}});
  t.is(facts.length, 1);
  t.deepEqual([host, trust, unchecked], ['lab-01', 'certificate', []]);
});

test('the log key of the host alone will do, and then nobody vouches for who signed the orders', t => {
  const {text} = evidence(t);
  const {trust, entries, unchecked} = verifyEvidence(text, byKey);
  t.is(trust, 'given');
  t.is(entries[0]?.order, 'signed');
  t.true(unchecked.some(sentence => sentence.includes('a CA vouches for those who signed')));
});

test('where a key and a CA are given, both must hold', t => {
  const {text} = evidence(t);
  const other = makeCast();
  const both = {...byCa, verifier};
  t.is(verifyEvidence(text, both).trust, 'given');
  for (const [wrong, why] of [
    [{...both, verifier: other.signer.verifier}, /another log key than the one that was given/],
    [{...both, bundle: other.bundle}, /no CA that is trusted here/],
  ] as const)
    t.regex(refused(text, wrong)?.message ?? '', why);
  const bare = forged(text, 0, head => ({...head, certificate: undefined}));
  t.regex(refused(bare, both)?.message ?? '', /holds no certificate of the host/);
  t.is(verifyEvidence(bare, byKey).trust, 'given');
});

test('what is wrong is told once, with the name of the file and its line', t => {
  const {text} = evidence(t);
  const told = (changed: string) => refused(changed, {...byCa, file: 'x.receipt'} as typeof byCa)?.message;
  t.regex(
    told(text.replace('uptime', 'uptimf')) ?? '',
    /^x\.receipt: line 2 does not verify: its proof does not show/,
  );
  t.regex(
    told(text.replaceAll('\n', '\r\n')) ?? '',
    /^x\.receipt does not verify: its line ends were changed/,
  );
  const nameless = cast.authority.host('lab-01', {logKey: 'none'});
  const unnamed = forged(text, 0, head => ({...head, certificate: nameless.certificate.toString()}));
  t.regex(told(unnamed) ?? '', /does not vouch for its key: it names no log key/);
});

test('entries are found by their numbers too, and what is not there is said', t => {
  const {dir} = evidence(t);
  const text = [...writeEvidence(dir, {seqs: [29, 0, 7, 8]}, {hostCertificate})].join('');
  t.deepEqual(
    verifyEvidence(text, byCa).entries.map(({entry}) => entry.seq),
    [0, 7, 8, 29],
  );
  const nothing = t.throws(() => [...writeEvidence(dir, {seqs: [30]}, {hostCertificate})]);
  t.is((nothing as Error & {code?: string}).code, 'evidence-nothing');
});

test('whoever says nothing of whom to believe is told so', t => {
  t.is(refused(evidence(t).text, {now: Date.now()})?.code, 'evidence-no-anchor');
});

test('evidence in which any byte was changed is refused', t => {
  const {text} = evidence(t);
  const bytes = Buffer.from(text);
  const anchors = {...byCa, verifier};
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.constantFrom(...mutationNames), (at, name) => {
      const mutation = mutate(bytes, at, name);
      // What is cut off whole, from behind, are certificates: then less is checked, which is told.
      if (!mutation || (name === 'cut' && bytes[at - 1] === 0x0a)) return;
      const error = refused(
        mutation.bytes.toString('latin1') === bytes.toString('latin1') ? '' : mutation.bytes.toString(),
        anchors,
      );
      if (error?.code !== 'evidence-invalid')
        throw new Error(`${name} at ${at}: ${error?.message ?? 'passed'}`);
    }),
    {numRuns: 200},
  );
  t.pass();
});

/** The file with one of its lines as an object changed. */
function forged(text: string, line: number, change: (value: Record<string, unknown>) => object): string {
  const lines = text.split('\n');
  lines[line] = JSON.stringify(change(JSON.parse(lines[line] ?? '') as Record<string, unknown>));
  return lines.join('\n');
}

test('evidence that is forged in any of its parts is refused, with what is wrong', t => {
  const {text, dir} = evidence(t);
  const thief = new NoteSigner(verifier.name, generateKeyPairSync('ed25519').privateKey);
  const stranger = makeCast();
  const seq = Number((JSON.parse(text.split('\n')[1] ?? '') as {seq: number}).seq);
  const lone = (line: string) =>
    signCheckpoint({origin: verifier.name, size: 1, root: leafHash(Buffer.from(line))}, thief);
  const line = String((JSON.parse(text.split('\n')[1] ?? '') as {line: string}).line);
  const cases: [string, string, RegExp][] = [
    [
      'another key',
      forged(text, 0, head => ({...head, key: thief.verifier.toString()})),
      /does not vouch for its key: it names another log key/,
    ],
    ['another host', forged(text, 0, head => ({...head, host: 'lab-02'})), /its key is that of "lab-01/],
    [
      'the certificate of another CA',
      forged(text, 0, head => ({...head, certificate: stranger.machine.certPem})),
      /no CA that is trusted here/,
    ],
    [
      'the certificate of another host',
      forged(text, 0, head => ({...head, certificate: cast.authority.host('lab-02').certPem})),
      /it is that of "lab-02"/,
    ],
    [
      'the certificate of a user',
      forged(text, 0, head => ({...head, certificate: cast.alice.certPem})),
      /a user's certificate/,
    ],
    [
      'no certificate',
      forged(text, 0, head => ({...head, certificate: undefined})),
      /holds no certificate of the host/,
    ],
    [
      'a checkpoint by another key',
      forged(text, 0, head => ({...head, checkpoint: lone(line)})),
      /does not fit the note|is signed by/,
    ],
    ['another field', forged(text, 0, head => ({...head, more: 1})), /holds "more"/],
    ['another version', forged(text, 0, head => ({...head, v: 2})), /version 1/],
    ['another number', forged(text, 1, entry => ({...entry, seq: seq + 1})), /proof does not show/],
    [
      'another line',
      forged(text, 1, entry => ({...entry, line: line.replace('uptime', 'reboot')})),
      /proof does not show/,
    ],
    [
      'a shorter proof',
      forged(text, 1, ({proof, ...entry}) => ({...entry, proof: (proof as string[]).slice(1)})),
      /proof does not show/,
    ],
    ['a proof that is none', forged(text, 1, entry => ({...entry, proof: ['AA==']})), /is no hash/],
    [
      'a certificate too many',
      `${text}${JSON.stringify({certificate: cast.bob.certPem})}\n`,
      /signed nothing in it/,
    ],
    ['a certificate twice', `${text}${text.split('\n').at(-2)}\n`, /is there twice/],
    ['no entries', `${text.split('\n')[0]}\n`, /no entry follows/],
  ];
  for (const [what, altered, why] of cases) {
    const error = refused(altered);
    t.is(error?.code, 'evidence-invalid', what);
    t.regex(error?.message ?? '', why, what);
  }
  t.truthy(dir);
});

test('a certificate that has expired still vouches for entries of its time, and for none after it', t => {
  const now = Date.now();
  const days = (n: number) => now + n * 24 * 60 * 60 * 1000;
  const logKey = cast.machine.logKey;
  const old = cast.authority.host('lab-01', {logKey, notBefore: days(-20), notAfter: days(-5)});
  const dir = memoryFolder(t);
  writeAccount(dir, cast, {lines: 8, start: days(-10)});
  const before = [...writeEvidence(dir, {seqs: [1]}, {hostCertificate: old.certificate})].join('');
  t.is(verifyEvidence(before, byCa).trust, 'certificate');
  const later = memoryFolder(t);
  writeAccount(later, cast, {lines: 8, start: days(-4)});
  const after = [...writeEvidence(later, {seqs: [1]}, {hostCertificate: old.certificate})].join('');
  t.regex(refused(after)?.message ?? '', /vouched for its key until/);
  t.is(verifyEvidence(after, {...byCa, verifier}).trust, 'given');
});

test('where the certificate of a signer is left out its order is not checked, and that is told', t => {
  const {text} = evidence(t);
  const without = `${text.split('\n').slice(0, 4).join('\n')}\n`;
  const {entries, unchecked} = verifyEvidence(without, byCa);
  t.is(entries[0]?.order, 'none');
  t.true(unchecked.some(sentence => sentence.startsWith('the order of entry 13:')));
});

test('evidence that holds an entry twice is refused, wherever the second one stands', t => {
  const {text} = evidence(t);
  const lines = text.split('\n').slice(0, -1);
  const [entry = ''] = lines.filter(line => line.startsWith('{"seq":14,'));
  for (const place of [2, 3, 4, lines.length]) {
    const twice = `${lines.toSpliced(place, 0, entry).join('\n')}\n`;
    t.regex(refused(twice)?.message ?? '', /entry 14 is there twice/, `${place}`);
  }
  t.is(refused(text), undefined);
});

test('bytes behind the last line of evidence are refused', t => {
  const {text} = evidence(t);
  for (const tail of ['\0', '\0'.repeat(5000), '\0\n', '\n', ' ', 'x'])
    t.is(refused(text + tail)?.code, 'evidence-invalid', JSON.stringify(tail.slice(0, 5)));
});
