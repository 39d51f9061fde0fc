// Whom `reeve audit verify` believes: all that is named has to hold, whatever is verified.
import {generateKeyPairSync} from 'node:crypto';
import {cp, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {NoteSigner} from '../../src/merkle/note-signer.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import type {Lab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const labOf = shareLab();

/** A receipt, a proof and an export of a lab. */
async function filesOf(lab: Lab): Promise<{receipt: string; proof: string; export: string}> {
  const {stdout} = await lab.reeve(['run', '--json', 'lab-01', 'echo', 'x']);
  const {job, receipt} = JSON.parse(stdout) as {job: string; receipt: string};
  const proof = join(lab.folder, `${job}.proof`);
  const exported = join(lab.folder, `${job}.export`);
  await lab.reeve(['audit', 'proof', 'lab-01', job, '-o', proof]);
  await lab.reeve(['audit', 'export', 'lab-01', '-o', exported]);
  return {receipt, proof, export: exported};
}

test('a log key that is not that of the host is never covered up by a CA that is right, nor the other way round', async t => {
  const lab = await labOf();
  const file = async (name: string, text: string) => {
    await writeFile(join(lab.folder, name), text);
    return join(lab.folder, name);
  };
  const stranger = new NoteSigner('lab-01/reeve-account', generateKeyPairSync('ed25519').privateKey);
  const right = {
    ca: join(lab.folder, 'ca.pem'),
    pub: await file('log.pub', await readFile(join(lab.folder, 'data/audit/keys'), 'utf8')),
    pem: join(lab.folder, 'host.pem'),
  };
  const wrong = {
    ca: await file('other-ca.pem', makeAuthority().certPem),
    pub: await file('other.pub', `${stranger.verifier.toString()}\n`),
    pem: await file('other.pem', lab.authority.host('lab-01').certPem),
  };
  const files = await filesOf(lab);
  const expect = async (place: readonly string[], anchors: readonly string[], status: number) => {
    const {exitCode, stdout, stderr} = await lab.reeve(['audit', 'verify', ...place, ...anchors]);
    t.is(exitCode, status, `${[...place, ...anchors].join(' ')}: ${stdout}${stderr}`);
    if (status !== 0) t.notRegex(stdout, / verifies|is what was signed|are what was signed/);
  };
  const receipt = ['--receipt', files.receipt];
  for (const place of [receipt, ['--receipt', files.proof], ['--receipt', files.export], ['lab-01']]) {
    await expect(place, ['--ca', right.ca, '--log-key', right.pub], 0);
    await expect(place, ['--ca', right.ca, '--log-key', wrong.pub], 251);
    await expect(place, ['--ca', wrong.ca, '--log-key', right.pub], 251);
  }
  await expect(receipt, ['--ca', right.ca, '--log-key', right.pem], 0);
  for (const place of [receipt, ['lab-01']]) await expect(place, ['--log-key', wrong.pem], 251);
  for (const place of [
    receipt,
    [join(lab.folder, 'data/audit')],
    ['--config', join(lab.folder, 'server.yaml')],
  ])
    await expect(place, ['--log-key', wrong.pub], 251);
});

test('what cannot say which key is right is told as such, and so is an account without its keys', async t => {
  const lab = await labOf();
  const {proof} = await filesOf(lab);
  const nameless = join(lab.folder, 'nameless.pem');
  await writeFile(nameless, lab.authority.host('lab-01', {logKey: 'none'}).certPem);
  const none = await lab.reeve(['audit', 'verify', '--receipt', proof, '--log-key', nameless]);
  t.is(none.exitCode, 253);
  t.regex(none.stderr, /names no log key.* log\.pub/);
  const words = await lab.reeve([
    'audit',
    'verify',
    '--receipt',
    proof,
    '--log-key',
    join(lab.folder, 'ca.pem'),
  ]);
  t.is(words.exitCode, 253);
  // A copy whose file `keys` is gone, as the account of a host.
  await cp(join(lab.folder, 'data/audit'), join(lab.folder, 'other/audit'), {recursive: true});
  await rm(join(lab.folder, 'other/audit/keys'));
  const yaml = await readFile(join(lab.folder, 'server.yaml'), 'utf8');
  await writeFile(join(lab.folder, 'other.yaml'), yaml.replace('data: data', 'data: other'));
  const {exitCode, stdout, stderr} = await lab.reeve([
    'audit',
    'verify',
    '--config',
    join(lab.folder, 'other.yaml'),
  ]);
  t.is(exitCode, 251);
  t.regex(stdout, /^error: keys is missing/m);
  t.notRegex(stdout + stderr, /another key/);
  // It says what it looked at, and not that this is as it should be.
  t.regex(stdout, /^checked, with the errors above: every line/m);
  t.notRegex(stdout, /^checked: /m);
});

test('a receipt that verifies says so first, then of what it is', async t => {
  const lab = await labOf();
  const {receipt, proof} = await filesOf(lab);
  const ca = ['--ca', join(lab.folder, 'ca.pem')];
  const kept = await lab.reeve(['audit', 'verify', '--receipt', receipt, ...ca]);
  const [verdict = ''] = kept.stdout.split('\n');
  t.regex(verdict, /\.receipt verifies: entry \d+ is in the account of lab-01$/);
  for (const fact of [
    /^job +[\da-f-]{36}$/m,
    /^who +alice \(ops\)$/m,
    /^command +echo$/m,
    /^ended .*: exit 0/m,
  ])
    t.regex(kept.stdout, fact);
  const proven = await lab.reeve(['audit', 'verify', '--receipt', proof, ...ca]);
  t.regex(proven.stdout, /^\S+\.proof verifies: entries \d+, \d+ are in the account of lab-01\n/);
  t.regex(proven.stdout, /^argv +\S*printf %s x$/m);
  t.is(proven.stdout.match(/^job /gm)?.length, 1);
  // A refusal, too, names its order.
  await lab.reeve(['run', 'lab-01', 'nothing-such']);
  const id = lab.entries().flatMap(entry => (entry.event === 'denial' ? [entry.order?.id ?? ''] : []));
  const denied = await lab.reeve(['audit', 'show', 'lab-01', id.at(-1) ?? '']);
  t.regex(denied.stdout, new RegExp(`^job +${id.at(-1)}\nwho +alice`));
});

test('the verdict on an export names the entries in it, and what of the account is not', async t => {
  const lab = await labOf();
  await filesOf(lab);
  const path = join(lab.folder, 'some.export');
  const verdictOf = async (...range: string[]) => {
    await lab.reeve(['audit', 'export', 'lab-01', '-o', path, ...range]);
    const {stdout} = await lab.reeve([
      'audit',
      'verify',
      '--receipt',
      path,
      '--ca',
      join(lab.folder, 'ca.pem'),
    ]);
    const [verdict = ''] = stdout.split('\n');
    return verdict.replace(`${path}: `, '').replace(/, of \d+ in/, ', of N in');
  };
  t.is(
    await verdictOf('--from', '1', '--to', '3'),
    'entries 1 to 2, of N in the account of lab-01, are what was signed; the part before and after was not checked',
  );
  t.is(
    await verdictOf('--to', '1'),
    'entry 0, of N in the account of lab-01, is what was signed; the part after was not checked',
  );
  t.is(await verdictOf(), 'the account of lab-01 is what was signed');
  const nothing = await lab.reeve(['audit', 'export', 'lab-01', '--from', '90000']);
  t.is(nothing.exitCode, 253);
  t.regex(nothing.stderr, /no entry is in that range; the account holds the entries 0 to \d+, of 20/);
});
