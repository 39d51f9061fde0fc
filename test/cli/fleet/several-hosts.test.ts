// Commands that ask several hosts something.
import test from 'ava';
import {namesSeveral} from '../../../src/cli/several-hosts.ts';
import {SharedFleet} from '../../client/fleet/shared-fleet.ts';
import {until} from '../../fixtures/until.ts';

const fleet = new SharedFleet([{}, {}]);

const {ended: reeve} = fleet;

test('a node set or a group is several hosts, and a name or an address is one', t => {
  for (const one of ['lab-01', 'lab-01:7433', '10.0.0.7', '[::1]', '[2001:db8::7]:7433', 'a.example'])
    t.false(namesSeveral(one), one);
  for (const several of ['lab-[01-03]', 'a,b', '@gpu', 'a!b', 'lab-*', '[::1],b', 'lab-[1]', '[1-3]lab'])
    t.true(namesSeveral(several), several);
});

test('status of several hosts is a line each, and one that is unreachable has the reason on its line', async t => {
  const {status, lines} = await reeve('status', 'lab-[01-03]');
  t.is(status, 255);
  t.regex(
    lines[0] ?? '',
    /^HOST +VERSION +LATENCY +CLOCK +CERTIFICATE +CRL +CATALOGUE +JOBS +FREE +WARNINGS$/,
  );
  t.deepEqual(
    lines.slice(1).map(line => line.slice(0, 6)),
    ['lab-01', 'lab-02', 'lab-03'],
  );
  t.regex(lines[1] ?? '', /^lab-01 +\S+ +[\d.]+ms +[+-]\S+ +20\S+ +[\da-f]{8} +\d+ +[\d.]+ [KMGT]iB( .*)?$/);
  t.regex(lines[3] ?? '', /^lab-03 +nothing listens at/);
  const json = JSON.parse((await reeve('status', '--json', 'lab-[01,03]')).stdout);
  t.like(json[0], {host: 'lab-01', reachable: true, jobs: {most: 64}});
  t.true(json[0].disk.free > 0);
  t.true(lines[1]?.includes(` ${json[0].catalogue.digest.slice(0, 8)} `));
  t.like(json[1], {host: 'lab-03', reachable: false});
});

test('ping, jobs, commands and send ask all of them, and the exit status is that of the worst', async t => {
  const ping = await reeve('ping', '-c', '1', 'lab-[01-03]');
  t.is(ping.status, 255);
  t.deepEqual(ping.lines.map(line => line.replace(/:.*/, '')).sort(), ['lab-01', 'lab-02']);
  t.regex(ping.stderr, /^reeve: lab-03: (?!lab-03)/);
  await reeve('run', 'lab-[01-02]', 'work');
  const jobs = await reeve('jobs', 'lab-[01-02]');
  t.is(jobs.status, 0);
  t.regex(jobs.lines[0] ?? '', /^HOST +JOB +OWNER/);
  t.deepEqual([...new Set(jobs.lines.slice(1).map(line => line.slice(0, 6)))], ['lab-01', 'lab-02']);
  const commands = await reeve('commands', 'lab-[01-02]');
  t.true(
    commands.lines.some(line => /^work +lab-\[01-02\] +Works$/.test(line)),
    commands.stdout,
  );
  const sent = await reeve('send', 'lab-[01-02]', 'hello');
  t.is(sent.status, 0);
  t.deepEqual(sent.stderr.split('\n').slice(0, -1).sort(), [
    'reeve: lab-01: sent as message 1; nobody listens now',
    'reeve: lab-02: sent as message 1; nobody listens now',
  ]);
  const listening = fleet.begin(['listen', '--since', '1h', 'lab-[01-02]'], {});
  await until(() => listening.stdout.toString().split('\n').length > 2, 'the messages of both');
  listening.child.kill();
  await listening.ended;
  const heard = listening.stdout.toString().split('\n').slice(0, -1).sort();
  t.regex(heard[0] ?? '', /^lab-01: \S+ 1 alice: hello$/);
  t.regex(heard[1] ?? '', /^lab-02: \S+ 1 alice: hello$/);
});

test('describe tells what is the same once, audit log finds a run on all of them, cancel finds the host of a job', async t => {
  const described = await reeve('describe', 'lab-[01-02]', 'stay');
  t.is(described.status, 0);
  t.is(described.lines[0], 'lab-[01-02]:');
  t.is(described.lines.filter(line => line === 'Stays').length, 1);
  const run = await reeve('run', '--json', 'lab-[01-02]', 'check');
  const {fleet} = JSON.parse(run.lines[0] ?? '');
  const log = await reeve('audit', 'log', 'lab-[01-02]', '--fleet', fleet, '--event', 'job-end', '--json');
  const ends = log.lines.map(line => JSON.parse(line));
  t.deepEqual(
    ends.map(end => [end.host, end.fleet]).sort(([a], [b]) => (a < b ? -1 : 1)),
    [
      ['lab-01', fleet],
      ['lab-02', fleet],
    ],
  );
  const {stdout} = await reeve('run', '--detach', 'lab-02', 'stay');
  const cancelled = await reeve('cancel', 'lab-[01-02]', stdout.trim().slice(-8));
  t.is(cancelled.status, 0);
  t.regex(cancelled.stderr, /^reeve: lab-02: ending job \w{8}\n$/);
  t.is((await reeve('cancel', 'lab-[01-02]', '00000000')).status, 253);
});
