// `reeve audit verify` is given a word, and knows what it is: a file of any kind, a folder, or a host.
import {cp, mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {reeveWords} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const labOf = shareLab();

/** Verifies from within a folder of the lab, where words are names of files. */
async function verifyIn(lab: Lab, folder: string, words: readonly string[]) {
  const quoted = [...reeveWords, 'audit', 'verify', ...words].map(word => `'${word}'`).join(' ');
  const env = {REEVE_CONFIG: join(lab.folder, 'alice.yaml'), XDG_STATE_HOME: join(lab.folder, 'home')};
  return runProgram('sh', ['-c', `cd '${folder}' && exec ${quoted}`], env);
}

/** A folder with one of each kind, called in any way. */
async function filesOf(t: ExecutionContext, lab: Lab, name: string): Promise<string> {
  const dir = join(lab.folder, name);
  const at = (file: string) => join(dir, file);
  await mkdir(dir);
  const ran = await lab.reeve(['run', '--json', 'lab-01', 'echo', 'x']);
  const {job, receipt} = JSON.parse(ran.stdout) as {job: string; receipt: string};
  await cp(receipt, at('my-receipt'));
  t.is((await lab.reeve(['audit', 'proof', 'lab-01', job, '-o', at('notes.txt')])).exitCode, 0);
  t.is((await lab.reeve(['audit', 'export', 'lab-01', '-o', at('march')])).exitCode, 0);
  await cp(join(lab.folder, 'data/audit'), at('backup/audit'), {recursive: true});
  await cp(join(lab.folder, 'data/audit/checkpoints'), at('all-checkpoints'));
  const [first = ''] = (await readFile(at('all-checkpoints'), 'utf8')).split(/(?<=^— .*\n)/m);
  await writeFile(at('first-checkpoint'), first);
  await cp(join(lab.folder, 'data/audit/keys'), at('log.pub'));
  await cp(join(lab.folder, 'ca.pem'), at('ca.pem'));
  return dir;
}

test('a word is what its bytes say that it is, and a path or a word alike', async t => {
  const lab = await labOf();
  const dir = await filesOf(t, lab, 'kinds');
  const ca = ['--ca', 'ca.pem'];
  const key = ['--log-key', 'log.pub'];
  const cases: [string, string[], RegExp][] = [
    ['my-receipt', ca, /my-receipt verifies: entry \d+ is in the account of lab-01\n/],
    ['notes.txt', ca, /notes\.txt verifies: entries [\d, ]+ are in the account of lab-01\n/],
    ['march', ca, /march: the account of lab-01 is what was signed\n/],
    ['backup', [...ca, ...key], /the account of lab-01 is what was signed\n/],
    ['backup/audit', ca, /the account of lab-01 is what was signed\n/],
    ['backup/audit/account.jsonl', ca, /backup\/audit: the account of lab-01 is what was signed\n/],
    [
      'all-checkpoints',
      key,
      /all-checkpoints verifies: it holds \d+ checkpoints of lab-01\/reeve-account\nthe last says +\d+ entries, root [\da-f]{64}\n/,
    ],
    [
      'first-checkpoint',
      key,
      /first-checkpoint verifies: it is a checkpoint of lab-01\/reeve-account\nsays +\d+ entries, root [\da-f]{64}\n/,
    ],
  ];
  for (const [word, anchors, says] of cases) {
    for (const named of [word, `./${word}`, join(dir, word)]) {
      const {exitCode, stdout, stderr} = await verifyIn(lab, dir, [named, ...anchors]);
      t.is(exitCode, 0, `${named}: ${stdout}${stderr}`);
      t.regex(stdout, says, named);
    }
  }
  const {stdout} = await verifyIn(lab, dir, ['all-checkpoints', ...key, '--json']);
  t.like(JSON.parse(stdout), {verified: true, checkpoint: {origin: 'lab-01/reeve-account'}});
});

test('a checkpoint that was changed does not verify, nor do two that contradict each other', async t => {
  const lab = await labOf();
  const dir = await filesOf(t, lab, 'changed');
  const [first = '', second = '', ...rest] = (await readFile(join(dir, 'all-checkpoints'), 'utf8')).split(
    /(?<=^— .*\n)/m,
  );
  const verify = async (text: string) => {
    await writeFile(join(dir, 'x'), text);
    return verifyIn(lab, dir, ['x', '--log-key', 'log.pub']);
  };
  t.is((await verify(first + second)).exitCode, 0);
  const wrong: [string, RegExp][] = [
    [first + second.replace(/^\d+$/m, '7'), /x: checkpoint 2 does not verify: the signature/],
    [second + first, /x: checkpoint 2 has \d+ entries, and the one before has \d+$/],
    [first.replaceAll('lab-01/', 'lab-02/'), /x does not verify: .*signed by "lab-02\/reeve-account/],
  ];
  for (const [text, why] of wrong) {
    const {exitCode, stderr} = await verify(text);
    t.is(exitCode, 251, stderr);
    t.regex(stderr, why);
  }
  // A cut file is nothing that could be verified.
  t.is((await verify((first + second + rest.join('')).slice(0, -3))).exitCode, 253);
});

test('a host of client.yaml comes before a folder that is called so, and a receipt before a host', async t => {
  const lab = await labOf();
  const dir = await filesOf(t, lab, 'hosts');
  await cp(join(dir, 'backup'), join(dir, 'lab-01'), {recursive: true});
  const host = await verifyIn(lab, dir, ['lab-01']);
  t.is(host.exitCode, 0, host.stderr);
  t.regex(host.stdout, /that it continues what was shown here before/);
  const folder = await verifyIn(lab, dir, ['./lab-01']);
  t.regex(folder.stdout, /lab-01\/audit: the account of lab-01 is what was signed/);
  const receipts = await readdir(dir);
  t.true(receipts.includes('my-receipt'));
  await mkdir(join(dir, 'sub'));
  await cp(join(dir, 'my-receipt'), join(dir, 'sub/lab-01'));
  await cp(join(dir, 'ca.pem'), join(dir, 'sub/ca.pem'));
  const receipt = await verifyIn(lab, join(dir, 'sub'), ['lab-01', '--ca', 'ca.pem']);
  t.regex(receipt.stdout, /^lab-01 verifies: entry /);
});
