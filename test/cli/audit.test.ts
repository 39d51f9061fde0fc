import {cp, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const access = `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all } }
  - { who: [group:students], run: [sh] }
`;

let lab: Lab;
let bob: string;
const teardowns: (() => unknown)[] = [];

test.before(async () => {
  lab = await startLab({teardown: end => teardowns.push(end)}, {commands: shell('sh'), access});
  bob = await lab.client('bob', {groups: ['students']});
});

test.after.always(async () => {
  for (const end of teardowns) await end();
});

const server = () => ['--config', join(lab.folder, 'server.yaml')];

test.serial(
  'a log that is followed tells what happens as it does, here and from afar, and ends with Ctrl-C',
  async t => {
    const remote = commandLine(lab, ['audit', 'log', 'lab-01', '-f', '--json', '--person', 'bob']);
    const local = commandLine(lab, ['audit', 'log', ...server(), '-f', '--json', '--person', 'bob']);
    const unread = commandLine(lab, ['audit', 'log', 'lab-01', '-f', '--json', '--person', 'bob']);
    for (let n = 0; n < 2; n++) {
      await lab.reeve(['run', 'lab-01', 'sh', `exit ${n}`], {config: bob});
      const due = lab.entries().filter(entry => 'principal' in entry && entry.principal.name === 'bob');
      t.is(due.length, 2 * (n + 1));
      const lines = `${due.map(entry => JSON.stringify(entry)).join('\n')}\n`;
      for (const {stdout} of [remote, local]) t.true(lines.startsWith(stdout.toString()));
      const all = n === 0 ? [remote, local, unread] : [remote, local];
      await until(() => all.every(({stdout}) => stdout.toString() === lines), 'the entries');
      unread.child.stdout?.destroy();
    }
    t.like(await unread.ended, {status: 141, stderr: ''});
    for (const {child} of [remote, local]) child.kill('SIGINT');
    for (const {status, stderr} of await Promise.all([remote.ended, local.ended])) {
      t.is(status, 130, stderr);
      t.is(stderr, '');
    }
    // Nothing of it goes on at the host.
    const ends = lab.entries().filter(entry => entry.event === 'job-end' && entry.command === 'audit-log');
    t.is(ends.length, 2);
    for (const end of ends) t.like(end, {outcome: {reason: 'cancelled'}});
  },
);

test.serial('what was run is counted, and is a table for spreadsheets, here and from afar', async t => {
  const host = await lab.connect();
  for (const script of ['exit 0', 'exit 3', 'exit 0']) await host.run('sh', {script});
  for (const place of [server(), ['lab-01']]) {
    const log = async (...words: string[]) => {
      const {stdout} = await lab.reeve(['audit', 'log', ...place, '--person', 'alice', ...words]);
      return stdout;
    };
    const table = await log('--by', 'command', '--command', 'sh');
    t.regex(
      table,
      /^COMMAND +COUNT +OK +FAILED +DENIED +MISTAKEN +UNABLE +LAST +TOOK\nsh +3 +2 +1 +0 +0 +0 +20\S+Z +\S+$/,
    );
    const rows = [{outcome: 'exit 0', count: 2}, {outcome: 'exit 3'}];
    t.like(JSON.parse(await log('--by', 'outcome', '--command', 'sh', '--json')), {by: 'outcome', rows});
    const csv = await log('--csv', '--text', 'EXIT 3', '--command', 'sh');
    const [header = '', row = '', ...rest] = csv.split('\r\n');
    t.regex(header, /^time,seq,event,host,person,groups,/);
    t.regex(row, /^20\S+Z,\d+,job-start,lab-01,alice,ops,127\.0\.0\.1:\d+,sh,/);
    t.deepEqual(rest, []);
  }
  const refused = await lab.reeve(['audit', 'log', 'lab-01', '--csv', '--json']);
  t.is(refused.exitCode, 253);
});

test.serial(
  'what somebody may not do stands apart from slips, in the table, the counts and the filter',
  async t => {
    const carol = await lab.client('carol', {groups: ['students']});
    for (const words of [['true'], ['no-such'], ['sh', '--scirpt', 'x'], ['sh', '--x', 'x']])
      t.not((await lab.reeve(['run', 'lab-01', ...words], {config: carol})).exitCode, 0);
    const reading = await lab.reeve(['audit', 'log', 'lab-01'], {config: carol});
    t.is(reading.exitCode, 254, reading.stderr);
    const carols = ['audit', 'log', 'lab-01', '--person', 'carol'];
    const kinds = async (outcome: string) => {
      const {stdout} = await lab.reeve([...carols, '--outcome', outcome, '--json']);
      return stdout.split('\n').map(line => JSON.parse(line) as {code: string; command?: string});
    };
    t.like(await kinds('denied'), [{code: 'denied', command: 'audit-log'}]);
    t.deepEqual(
      (await kinds('mistaken')).map(({code}) => code),
      ['unknown-command', 'unknown-command', 'bad-parameter', 'bad-parameter'],
    );
    const {stdout: table} = await lab.reeve(carols);
    t.regex(table, / no-such +mistaken: unknown-command\n/);
    t.regex(table, / audit-log +denied$/);
    const by = await lab.reeve([...carols, '--by', 'person', '--json']);
    t.like(JSON.parse(by.stdout), {rows: [{person: 'carol', count: 5, denied: 1, mistaken: 4, unable: 0}]});
  },
);

test.serial(
  'one’s own readings are left out of the table, which says so where nothing else is there',
  async t => {
    const erin = await lab.client('erin', {groups: ['ops']});
    const log = (config: string, ...words: string[]) =>
      lab.reeve(['audit', 'log', 'lab-01', ...words], {config});
    const mine = await log(erin, '--person', 'erin');
    t.is(mine.exitCode, 0);
    t.regex(mine.stdout, /^$/);
    t.regex(
      mine.stderr,
      /^reeve: lab-01: only your own readings of the account match \(\d+ entries\); --readings shows them$/,
    );
    const readings = /account-read +erin/;
    for (const words of [['--readings'], ['--event', 'account-read'], ['--csv'], ['--json']])
      t.regex(
        (await log(erin, '--person', 'erin', ...words)).stdout,
        words[0] === '--json' ? /"account-read"/ : /account-read/,
      );
    t.notRegex((await log(erin)).stdout, /erin/);
    const alice = join(lab.folder, 'alice.yaml');
    t.regex((await log(alice)).stdout, readings);
    t.regex((await lab.reeve(['audit', 'log', ...server()])).stdout, readings);
    t.is((await log(erin, '--person', 'nobody')).stderr, 'reeve: lab-01: no entry matches');
    t.is(
      (await lab.reeve(['audit', 'log', ...server(), '--person', 'nobody'])).stderr,
      'reeve: no entry matches',
    );
  },
);

test.serial(
  'a run is shown with all that is known of it, proven by the account, here and from afar',
  async t => {
    const host = await lab.connect();
    const {job} = await host.run('sh', {script: 'echo out; exit 4'}, {reason: 'to see'});
    await lab.reeve(['attach', 'lab-01', job]);
    for (const place of [server(), ['lab-01']]) {
      const {stdout, stderr, exitCode} = await lab.reeve(['audit', 'show', ...place, job]);
      t.is(exitCode, 0, stderr);
      for (const fact of [
        /^who +alice \(ops\), from 127\.0\.0\.1:\d+$/m,
        /^argv +\/\S+\/sh -c 'echo out; exit 4' sh$/m,
        /^allowed by +\S+catalogue\.yaml:\d+$/m,
        /^reason +to see$/m,
        /^ended +\S+Z \(entry \d+\): exit 4 after \S+$/m,
        /^stdout +4 bytes, SHA-256 [\da-f]{64}$/m,
        /^attached +\S+Z \(entry \d+\) by alice \(ops\), from byte 0; its signature is good/m,
        /^order +its signature is good, by a certificate that the CA signed$/m,
        /^proof +entries \d+, \d+, \d+ are in the account of lab-01, of \d+ entries/m,
      ])
        t.regex(stdout, fact);
      const {entries, verified} = JSON.parse(
        (await lab.reeve(['audit', 'show', '--json', ...place, job])).stdout,
      );
      t.true(verified);
      t.like(entries[0], {order: 'vouched', entry: {event: 'job-start', job}});
    }
    t.is((await lab.reeve(['audit', 'show', 'lab-01', 'x'])).exitCode, 253);
    const unknown = await lab.reeve([
      'audit',
      'show',
      'lab-01',
      job.replace(/.$/, job.endsWith('0') ? '1' : '0'),
    ]);
    t.is(unknown.exitCode, 253, unknown.stderr);
  },
);

test.serial('a proof may be had of one’s own job without a rule, and of no other', async t => {
  const mine = await lab.reeve(['run', '--json', 'lab-01', 'sh', 'exit 0'], {config: bob});
  const {job} = JSON.parse(mine.stdout) as {job: string};
  const proof = await lab.reeve(['audit', 'proof', 'lab-01', job], {config: bob});
  t.is(proof.exitCode, 0, proof.stderr);
  const others = lab.entries().find(entry => entry.event === 'job-start' && entry.principal.name === 'alice');
  const id = others && 'job' in others ? (others.job ?? '') : '';
  const refused = await lab.reeve(['audit', 'proof', 'lab-01', id], {config: bob});
  t.is(refused.exitCode, 254, refused.stderr);
  t.is((await lab.reeve(['audit', 'export', 'lab-01'], {config: bob})).exitCode, 254);
});

test.serial('a proof and an export verify without a server, and not when they were changed', async t => {
  const host = await lab.connect();
  const {job} = await host.run('sh', {script: 'exit 0'});
  const file = (name: string) => join(lab.folder, name);
  const written = [
    ['proof', '-o', file('a.proof'), 'lab-01', job],
    ['proof', ...server(), '-o', file('b.proof'), job],
    ['export', '-o', file('a.export'), 'lab-01', '--from', '2'],
    ['export', ...server(), '-o', file('b.export')],
  ];
  for (const words of written) {
    const {exitCode, stderr} = await lab.reeve(['audit', ...words]);
    t.is(exitCode, 0, stderr);
  }
  const verify = (name: string, ...words: string[]) =>
    lab.reeve(['audit', 'verify', '--receipt', file(name), ...words], {config: file('nothing.yaml')});
  for (const name of ['a.proof', 'b.proof', 'a.export', 'b.export']) {
    for (const anchor of [
      ['--ca', file('ca.pem')],
      ['--log-key', file('host.pem')],
    ]) {
      const {exitCode, stdout, stderr} = await verify(name, ...anchor);
      t.is(exitCode, 0, `${name}: ${stdout}${stderr}`);
    }
    t.is((await verify(name)).exitCode, 253);
    const text = await readFile(file(name), 'utf8');
    await writeFile(file('changed'), text.replace('alice', 'alicf'));
    const changed = await verify('changed', '--ca', file('ca.pem'));
    t.is(changed.exitCode, 251);
    t.regex(changed.stdout + changed.stderr, /(line |:)\d+ /);
  }
  t.is((await verify('ca.pem', '--ca', file('ca.pem'))).exitCode, 253);
});

test.serial(
  'an account verifies on its host, in a copy and from afar, until a byte of it is changed',
  async t => {
    const verify = (...words: string[]) => lab.reeve(['audit', 'verify', ...words]);
    const copy = join(lab.folder, 'copy');
    await cp(join(lab.folder, 'data/audit'), copy, {recursive: true});
    const ca = ['--ca', join(lab.folder, 'ca.pem'), '--log-key', join(lab.folder, 'host.pem')];
    for (const words of [server(), [...server(), '--quick'], ['lab-01'], [copy], [copy, ...ca]]) {
      const {exitCode, stdout, stderr} = await verify(...words);
      t.is(exitCode, 0, stdout + stderr);
      t.regex(stdout, /the account of lab-01 is what was signed\n/);
    }
    const path = join(copy, 'account.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, lines.with(2, (lines[2] ?? '').replace('"host"', '"hosT"')).join('\n'));
    const changed = await verify(copy, ...ca);
    t.is(changed.exitCode, 251);
    t.regex(changed.stdout, /does NOT verify: 1 thing is wrong\nerror: account\.jsonl:3 /);
    t.like(JSON.parse((await verify(copy, '--json')).stdout), {ok: false, findings: [{line: 3, seq: 2}]});
  },
);
