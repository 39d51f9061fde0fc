// What `reeve audit` says of what it cannot do: in words, and with what to do instead.
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const labOf = shareLab();
const someJob = '0190f5fe-7c00-7000-8000-000000000001';

test('what is named and cannot be is told in words', async t => {
  const lab = await labOf();
  const at = (name: string) => join(lab.folder, name);
  await mkdir(at('folder'), {recursive: true});
  await mkdir(at('empty'), {recursive: true});
  await writeFile(at('folder/a.proof'), '');
  await writeFile(at('packed.tgz'), gzipSync('x'));
  await writeFile(at('log.jsonl'), await readFile(at('data/audit/account.jsonl')));
  await writeFile(at('notes.txt'), 'to do: buy milk\n');
  await writeFile(at('x.receipt'), '{"format":"reeve-evidence","v":1,"host":"lab-01"}\n');
  const ca = ['--ca', at('ca.pem')];
  const said: [string[], RegExp][] = [
    [
      ['verify', '--receipt', at('x.receipt'), '--ca', at('nope.pem')],
      /the CA's certificates ".*": it is not there$/,
    ],
    [
      ['verify', '--receipt', at('x.receipt'), '--log-key', at('notes.txt')],
      /is neither a log\.pub nor a certificate/,
    ],
    [['verify', '--receipt', at('folder'), ...ca], /cannot read the file ".*": it is a folder$/],
    [
      ['verify', at('notes.txt'), ...ca],
      /cannot be verified: it looks like text; reeve audit verify takes a receipt,/,
    ],
    [['verify', at('ca.pem'), ...ca], /it looks like a certificate, which --ca or --log-key takes;/],
    [['verify', at('log.key')], /it looks like a private key in PEM;/],
    [['verify', at('data/audit/keys')], /it looks like a log key, which --log-key takes;/],
    [['verify', at('catalogue.yaml')], /it looks like text;/],
    [['verify', '/dev/null'], /it is empty;/],
    [['verify', process.execPath], /it looks like binary data;/],
    [['verify', at('packed.tgz')], /it looks like a gzip file: unpack it first;/],
    [['verify', at('log.jsonl'), ...ca], /holds entries of an account without their proofs; give the folder/],
    [['verify', at('nope')], /^reeve: cannot read the file ".*\/nope": it is not there$/],
    [
      ['verify', at('folder')],
      /holds no account: no account\.jsonl is in it; 1 file in it can be verified alone, such as ".*a\.proof"$/,
    ],
    [['verify', at('empty')], /holds no account: .*; reeve audit verify takes a receipt, /],
    [['verify', 'some.receipt', ...ca], /cannot read the file "some\.receipt": it is not there$/],
    [
      ['verify', at('data/audit/checkpoints'), ...ca],
      /a checkpoint shows no certificate .*--log-key, alone$/,
    ],
    [
      ['verify', at('data/audit/checkpoints'), '--log-key', at('host.pem')],
      /a checkpoint does not tell its key/,
    ],
    [['export', 'lab-01', '-o', at('folder')], /cannot write ".*": it is a folder$/],
    [['export', 'lab-01', '-o', at('nope/x')], /cannot write ".*": there is no folder ".*\/nope"$/],
    [['log'], /^reeve: no account is named: name a host/],
    [['show', someJob], /^reeve: no account is named: name a host/],
    [['log', 'lab-01', '--event', 'job-ended'], /did you mean job-end\?/],
  ];
  for (const [words, why] of said) {
    const {exitCode, stderr} = await lab.reeve(['audit', ...words]);
    t.is(exitCode, 253, `${words.join(' ')}: ${stderr}`);
    t.regex(stderr, why);
    t.notRegex(stderr, /\b[A-Z]{5,}\b:/);
  }
});

test('a receipt that came through a mail program is told to have other line ends, and the name of the host stands once', async t => {
  const lab = await labOf();
  const {receipt} = JSON.parse((await lab.reeve(['run', '--json', 'lab-01', 'echo', 'x'])).stdout);
  const text = await readFile(receipt, 'utf8');
  const path = join(lab.folder, 'mailed.receipt');
  const verify = () => lab.reeve(['audit', 'verify', '--receipt', path, '--ca', join(lab.folder, 'ca.pem')]);
  await writeFile(path, text.replaceAll('\n', '\r\n'));
  const mailed = await verify();
  t.is(mailed.exitCode, 251);
  t.regex(mailed.stderr, /mailed\.receipt does not verify: its line ends were changed/);
  await writeFile(path, text.replace('alice', 'alicf'));
  t.regex((await verify()).stderr, /mailed\.receipt: line 2 does not verify: its proof does not show/);
  await writeFile(path, text.replace('reeve-evidence', 'reeve-evidencf'));
  t.is((await verify()).exitCode, 251);
});

test('the log has the jobs to go on with, words that can be pasted, and reeve’s own readings by their names', async t => {
  const lab = await labOf();
  await lab.reeve(['run', 'lab-01', 'echo', 'a b', 'c']);
  const followed = commandLine(lab, ['audit', 'log', 'lab-01', '-f']);
  await until(() => followed.stdout.length > 0, 'the log');
  followed.child.kill('SIGINT');
  await followed.ended;
  const {stdout} = await lab.reeve(['audit', 'log', 'lab-01', '--person', 'alice', '--readings']);
  const [heading = '', ...rows] = stdout.split('\n');
  t.regex(heading, /^TIME +EVENT +WHO +JOB +WHAT +HOW$/);
  const run = rows.find(row => row.includes("'a b'")) ?? '';
  t.regex(run, / job-start +alice +[\da-f-]{8,36} +\S*printf %s 'a b' c$/);
  const [, job = ''] = / ([\da-f-]{8,36}) /.exec(run) ?? [];
  t.is((await lab.reeve(['audit', 'show', 'lab-01', job])).exitCode, 0);
  t.true(rows.some(row => / job-start +alice +[\da-f-]{8,36} +audit-log$/.test(row)));
  t.notRegex(stdout, /helper|\/node/);
  const counted = await lab.reeve(['audit', 'log', 'lab-01', '--by', 'command', '--event', 'job-end']);
  t.notRegex(counted.stdout, /audit-/);
});

test('a table for spreadsheets cannot move the cursor of a terminal, and is as it is in a pipe', async t => {
  const lab = await labOf();
  const word = 'x\u001b[2Jy';
  await lab.reeve(['run', 'lab-01', 'echo', word]);
  const words = ['audit', 'log', 'lab-01', '--csv', '--event', 'job-start'];
  t.true((await lab.reeve(words)).stdout.includes(word));
  const {seen} = await onTerminal(t, words, {config: join(lab.folder, 'alice.yaml')}).ended;
  t.true(seen.includes(String.raw`x\x1b[2Jy`), seen);
  t.false(seen.includes(word));
});

test('what prune keeps whatever is asked for is told', async t => {
  const lab = await labOf();
  const prune = (before: string) =>
    lab.reeve(['audit', 'prune', '--before', before, '--config', join(lab.folder, 'server.yaml')]);
  const young = await prune('30s');
  t.is(young.exitCode, 0);
  t.regex(young.stderr, /entries younger than an hour are always kept/);
  const [, told = ''] = /entirely older than (\S+)$/.exec(young.stdout) ?? [];
  t.true(Date.parse(told) <= Date.now() - 60 * 60_000, young.stdout);
  t.is((await prune('2h')).stderr, '');
  t.is((await prune('2026-02-30')).exitCode, 253);
});
