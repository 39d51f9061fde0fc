import {connect as connectTcp} from 'node:net';
import {join} from 'node:path';
import test from 'ava';
import type {Entry} from '../../src/audit/generated/entry.ts';
import type {ClientError} from '../../src/client/errors.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const access = `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all } }
  - { who: [group:students], run: [sh] }
`;

const sharedLab = shareLab({commands: `${shell('sh')}${shell('grave')}`, access});

test.serial(
  'a start and its end say who, what, by which rule and how, with the signed order as evidence',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const result = await host.run('sh', {script: 'echo out; echo err >&2; exit 9'}, {reason: 'to see'});
    const [, start, end] = lab.entries();
    t.like(start, {
      v: 1,
      seq: 1,
      event: 'job-start',
      host: 'lab-01',
      principal: {name: 'alice', groups: ['ops']},
      job: result.job,
      command: 'sh',
      reason: 'to see',
      order: {id: result.job},
    });
    if (start?.event !== 'job-start' || end?.event !== 'job-end') return t.fail();
    t.regex(start.rule, /catalogue\.yaml:\d+$/);
    t.regex(start.address, /^127\.0\.0\.1:\d+$/);
    t.deepEqual(start.argv.slice(1), ['-c', 'echo out; echo err >&2; exit 9', 'sh']);
    t.regex(start.argv[0] ?? '', /^\/.*\/sh$/);
    const payload = JSON.parse(Buffer.from(start.order.envelope?.payload ?? '', 'base64').toString());
    t.like(payload, {id: result.job, action: 'run', host: 'lab-01', reason: 'to see'});
    t.is(end.start, start.seq);
    t.deepEqual(end.outcome, result.outcome);
    t.like(end.outcome, {stdout: {bytes: 4}, stderr: {bytes: 4}, exit: 9});
  },
);

test.serial('denials are recorded with their code, and at a bounded rate per person', async t => {
  const lab = await sharedLab();
  const before = lab.entries().filter(entry => entry.event === 'job-start').length;
  const bob = await lab.connect(await lab.client('bob', {groups: ['students']}));
  const carol = await lab.connect(await lab.client('carol'));
  const attempts: [() => PromiseLike<unknown>, string][] = [
    [() => bob.run('grave', {script: 'exit 0'}), 'denied'],
    [() => bob.run('nothing'), 'unknown-command'],
    [() => bob.run('sh', {script: 5}), 'bad-parameter'],
    [() => bob.run('sh', ['-c', 'x']), 'bad-parameter'],
    [() => bob.auditLog(), 'denied'],
    [() => bob.attach('01900000-0000-7000-8000-000000000000'), 'unknown-job'],
  ];
  for (const [attempt, code] of attempts) {
    const error = await t.throwsAsync<ClientError>(async () => await attempt());
    t.is(error?.code, 'refused');
    const told = error?.wireCode;
    const denial = lab.entries().at(-1) as Entry & {event: 'denial'};
    t.like(denial, {event: 'denial', principal: {name: 'bob'}, code: told});
    t.true(told === code || (code === 'denied' && told === 'unknown-command'), `${told} for ${code}`);
  }
  const flood = Array.from({length: 60}, () => carol.run('sh', {script: 'exit 0'}));
  await Promise.all(flood.map(job => t.throwsAsync(async () => await job)));
  const carols = lab.entries().filter(entry => entry.event === 'denial' && entry.principal.name === 'carol');
  t.true(carols.length >= 5 && carols.length <= 12, `${carols.length} entries for 60 denials`);
  t.is(lab.entries().filter(entry => entry.event === 'job-start').length, before);
});

test.serial('what strangers do is in the server log, bounded, and in the account as one summary', async t => {
  const lab = await sharedLab();
  const closed = Array.from(
    {length: 150},
    () =>
      new Promise<void>(resolve => {
        const socket = connectTcp({host: '127.0.0.1', port: lab.port}, () =>
          socket.end('GET / HTTP/1.0\r\n\r\n'),
        );
        socket.on('error', () => {}).once('close', () => resolve());
        socket.resume();
      }),
  );
  await Promise.all(closed);
  const summary = await until(() => lab.entries().find(entry => entry.event === 'strangers'), 'the summary');
  t.is((await lab.reeve(['run', 'lab-01', 'sh', 'exit 0'])).exitCode, 0);
  const counts = summary.event === 'strangers' ? Object.values(summary.counts) : [];
  // The slowest of them may come after it, and are counted in the next.
  t.true(counts.reduce((sum, count) => sum + count, 0) > 0);
  t.is(lab.entries().filter(entry => entry.event === 'strangers').length, 1);
  const lines = lab.serverLog.split('\n').filter(line => line.includes('turned away'));
  t.true(lines.length > 0 && lines.length <= 101, `${lines.length} lines`);
});

/** Entries that reeve audit log finds, here on the host and from afar. */
async function find(lab: Lab, words: readonly string[]): Promise<[Entry[], Entry[]]> {
  const read = async (line: readonly string[]) => {
    const {stdout, exitCode, stderr} = await lab.reeve(line);
    if (exitCode !== 0) throw new Error(stderr);
    return stdout === '' ? [] : stdout.split('\n').map(text => JSON.parse(text) as Entry);
  };
  const local = ['audit', 'log', '--json', '--config', join(lab.folder, 'server.yaml'), ...words];
  return [await read(local), await read(['audit', 'log', 'lab-01', '--json', ...words])];
}

test('reeve audit log finds by person, command, event, outcome, job and time, on the host and from afar', async t => {
  const lab = await startLab(t, {commands: `${shell('sh')}${shell('other')}`, access});
  const bob = await lab.client('bob', {groups: ['students']});
  const alice = await lab.connect();
  const {job} = await alice.run('sh', {script: 'exit 0'});
  await alice.run('other', {script: 'exit 1'});
  const between = new Date().toISOString();
  await until(() => Date.now() > Date.parse(between) + 1, 'the next millisecond');
  await lab.reeve(['run', 'lab-01', 'sh', 'exit 0'], {config: bob});
  await lab.reeve(['run', 'lab-01', 'other', 'exit 0'], {config: bob});
  const cases: [string[], string[]][] = [
    // First, since reading from afar is a job as well.
    [
      ['--event', 'job-end'],
      ['job-end', 'job-end', 'job-end'],
    ],
    [
      ['--person', 'bob'],
      ['job-start', 'job-end', 'denial'],
    ],
    [
      ['--command', 'other'],
      ['job-start', 'job-end', 'denial'],
    ],
    [['--outcome', 'failed'], ['job-end']],
    [['--outcome', 'denied'], ['denial']],
    [
      ['--job', job],
      ['job-start', 'job-end'],
    ],
    [
      ['--since', between, '--until', '2100-01-01', '--person', 'bob'],
      ['job-start', 'job-end', 'denial'],
    ],
    [
      ['--until', between, '--event', 'job-start'],
      ['job-start', 'job-start'],
    ],
    [['--since', '1h', '--command', 'sh', '--limit', '1'], ['job-end']],
    [['--person', 'nobody'], []],
  ];
  for (const [words, events] of cases) {
    const [local, remote] = await find(lab, words);
    const shown = (entries: Entry[]) => entries.map(entry => entry.event);
    t.deepEqual(shown(local), events, words.join(' '));
    t.deepEqual(remote, local, words.join(' '));
  }
  const table = await lab.reeve(['audit', 'log', 'lab-01', '--person', 'bob']);
  t.regex(table.stdout, /^TIME +EVENT +WHO +JOB +WHAT +HOW\n/);
  t.regex(table.stdout, /job-end +bob +[0-9a-f]{8} +sh +exit 0/);
  t.regex(table.stdout, /denial +bob +[0-9a-f]{8} +other +\S+/);
  // Every reading of it from afar is in it, with what was asked for.
  const [reads] = await find(lab, ['--event', 'account-read']);
  t.true(reads.length > cases.length);
  t.like(reads[0], {principal: {name: 'alice'}, filter: {event: 'job-end'}});
  const refused = await lab.reeve(['audit', 'log', 'lab-01'], {config: bob});
  t.is(refused.exitCode, 254);
  t.is(refused.stdout, '');
  t.regex(refused.stderr, /bob may not read the account of this host/);
  t.is((await lab.reeve(['audit', 'log', 'lab-01', '--since', 'yesterday'])).exitCode, 253);
});
