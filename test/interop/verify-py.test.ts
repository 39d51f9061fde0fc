// examples/verify.py, which knows nothing of reeve but docs/account.md: receipts, proofs and exports are to it what they are to us.
import {execFileSync} from 'node:child_process';
import {globSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {writeEvidence} from '../../src/audit/evidence/write-evidence.ts';
import {writeExport} from '../../src/audit/evidence/write-export.ts';
import {memoryFolder} from '../audit/memory-folder.ts';
import {makeCast, writeAccount} from '../audit/written-account.ts';
import {altered} from '../fixtures/altered.ts';
import {startLab} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {Random} from '../soak/random.ts';

const missing = ['python3 --version', 'openssl version'].filter(words => {
  const [program = '', flag = ''] = words.split(' ');
  try {
    execFileSync(program, [flag], {stdio: 'ignore'});
    return false;
  } catch {
    return true;
  }
});
const withPython = missing.length === 0 ? test : test.skip;
const why = missing.length === 0 ? '' : ` (skipped: no ${missing.join(', no ')} here)`;

const cast = makeCast();
const options = {hostCertificate: cast.machine.certificate};

/** Writes a file and has it verified. */
async function verified(dir: string, bytes: Uint8Array | string, trust = ['--ca', join(dir, 'ca.pem')]) {
  const file = join(dir, 'file');
  writeFileSync(file, bytes);
  return runProgram('python3', [resolve('examples/verify.py'), ...trust, file]);
}

function setUp(t: ExecutionContext, lines: number, perPart: number) {
  const dir = memoryFolder(t);
  const account = join(dir, 'account');
  const jobs = writeAccount(account, cast, {lines, perPart, group: 10});
  writeFileSync(join(dir, 'ca.pem'), cast.authority.certPem);
  writeFileSync(join(dir, 'log.pub'), `${cast.signer.verifier.toString()}\n`);
  const exported = (range: {from?: number; to?: number}) =>
    Buffer.concat([...writeExport(account, range, options)].map(piece => Buffer.from(piece)));
  return {dir, account, jobs, exported};
}

withPython(
  `an export of an account of eight finished parts, and ranges across each boundary, verify${why}`,
  async t => {
    const perPart = 30;
    const {dir, exported} = setUp(t, 8 * perPart + 10, perPart);
    for (const range of [
      {},
      ...Array.from({length: 8}, (_, n) => ({from: (n + 1) * perPart - 2, to: (n + 1) * perPart + 3})),
    ]) {
      const {exitCode, stdout, stderr} = await verified(dir, exported(range));
      t.is(exitCode, 0, stderr);
      t.regex(stdout, /entries \d+ to \d+ of lab-01 are what was signed, with \d+ orders/);
    }
    const byKey = await verified(dir, exported({from: 29, to: 31}), ['--log-key', join(dir, 'log.pub')]);
    t.is(byKey.exitCode, 0, byKey.stderr);
  },
);

withPython(
  `a proof verifies by the CA, by the log key and by both, and not by those of others${why}`,
  async t => {
    const {dir, account, jobs} = setUp(t, 30, 8);
    const other = makeCast();
    writeFileSync(join(dir, 'other.pem'), other.authority.certPem);
    writeFileSync(join(dir, 'other.pub'), `${other.signer.verifier.toString()}\n`);
    const text = [...writeEvidence(account, {job: jobs[13] ?? ''}, options)].join('');
    const [ca, key, otherCa, otherKey] = ['ca.pem', 'log.pub', 'other.pem', 'other.pub'].map(name =>
      join(dir, name),
    ) as [string, string, string, string];
    for (const [trust, status] of [
      [['--ca', ca], 0],
      [['--log-key', key], 0],
      [['--ca', ca, '--log-key', key], 0],
      [['--ca', otherCa], 1],
      [['--log-key', otherKey], 1],
      [['--ca', ca, '--log-key', otherKey], 1],
      [[], 2],
      [['--ca', join(dir, 'none')], 2],
    ] as const) {
      const {exitCode, stderr} = await verified(dir, text, [...trust]);
      t.is(exitCode, status, `${trust.join(' ')}: ${stderr}`);
      t.notRegex(stderr, /Traceback/);
    }
    const twice = text.replace(/(\{"seq":14,.*\n)/, '$1$1');
    t.regex((await verified(dir, twice)).stderr, /line 4: entry 14 is there twice/);
  },
);

withPython(`a proof and an export in which any byte was changed do not verify${why}`, async t => {
  const {dir, account, jobs, exported} = setUp(t, 30, 8);
  const random = new Random(3);
  const proof = Buffer.from([...writeEvidence(account, {job: jobs[13] ?? ''}, options)].join(''));
  for (const whole of [proof, exported({from: 5, to: 25})]) {
    for (let n = 0; n < 12; n++) {
      const bytes = Buffer.from(whole);
      const at = random.below(bytes.length);
      bytes.writeUInt8((bytes.readUInt8(at) + 1 + random.below(255)) % 256, at);
      const {exitCode, stderr} = await verified(dir, bytes);
      t.is(exitCode, 1, `byte ${at}: ${stderr}`);
      t.notRegex(stderr, /Traceback/, `byte ${at}`);
    }
    for (const bytes of [
      whole.subarray(0, -1),
      Buffer.concat([whole, Buffer.alloc(100)]),
      Buffer.concat([whole, Buffer.from('\n')]),
    ])
      t.is((await verified(dir, bytes)).exitCode, 1);
  }
});

withPython(
  `receipts that a client kept, and what a real server proves and exports, verify${why}`,
  async t => {
    const lab = await startLab(t);
    for (const words of [['echo', 'one'], ['true'], ['echo', 'two words', '\u00e9\u0001']])
      t.is((await lab.reeve(['run', 'lab-01', ...words])).exitCode, 0);
    await lab.reeve(['run', 'lab-01', 'none']);
    const files = globSync('**/*.receipt', {cwd: join(lab.folder, 'state')}).map(name =>
      join(lab.folder, 'state', name),
    );
    t.true(files.length >= 3);
    const out = join(lab.folder, 'all.export');
    t.is((await lab.reeve(['audit', 'export', 'lab-01', '-o', out])).exitCode, 0);
    for (const file of [...files, out]) {
      const words = [resolve('examples/verify.py'), '--ca', join(lab.folder, 'ca.pem'), file];
      const {exitCode, stderr} = await runProgram('python3', words);
      t.is(exitCode, 0, stderr);
    }
  },
);

withPython(`a file of a put, and of a get, verifies, and one that is another does not${why}`, async t => {
  if (process.platform !== 'linux') return t.pass();
  const lab = await startLab(t, labWithShare);
  shareFolder(lab, 'py');
  const here = ownFolder(t);
  for (const name of ['a', 'b\n\u00e9', 'c']) writeFileSync(join(here, name), name);
  const host = await lab.connect();
  const put = await host.put(here, 'data', 'py', {recursive: true, name: 'tree'});
  const got = await host.get('data', 'py/tree/b\\x0a\u00e9', join(here, 'got'));
  for (const [job, words] of [
    [put.job, 'took from alice'],
    [got.job, 'said that it sent to alice'],
  ] as const) {
    const asked = ['audit', 'proof', 'lab-01', job, '--file', 'py/tree/b\\x0a\u00e9'];
    const text = `${(await lab.reeve(asked)).stdout}\n`;
    const good = await verified(lab.folder, text);
    t.is(good.exitCode, 0, good.stderr);
    t.regex(good.stdout, new RegExp(`lab-01 ${words}: "data/py/tree/b`));
    for (const [from, to] of [
      ['\\"size\\":4', '\\"size\\":5'],
      ['"index":', '"index":1'],
      ['"of":', '"of":1'],
    ] as const) {
      const bad = await verified(lab.folder, altered(text, from, to));
      t.is(bad.exitCode, 1, from);
      t.notRegex(bad.stderr, /Traceback/);
    }
  }
});
