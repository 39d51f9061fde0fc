// `reeve audit log` of several hosts.
import {join} from 'node:path';
import test from 'ava';
import {query} from '../../../src/audit/read/query.ts';
import {SharedFleet} from '../../client/fleet/shared-fleet.ts';
import {openHeldRelay} from '../../fixtures/held-relay.ts';
import type {RunningRigHost} from '../../fixtures/rig.ts';
import {until} from '../../fixtures/until.ts';

const fleet = new SharedFleet([{}, {}]);
test.serial.before(async () => {
  for (const host of ['lab-01', 'lab-02', 'lab-01', 'lab-02']) await fleet.ended('run', host, 'check');
});

const {ended: reeve} = fleet;
const ends = ['--event', 'job-end', '--command', 'check'];

test('entries of several hosts are one table by time, with their hosts, and one that is unreachable stops no other', async t => {
  const {status, stderr, lines} = await reeve('audit', 'log', 'lab-[01-03]', ...ends);
  t.is(status, 255);
  t.regex(stderr, /^reeve: lab-03: nothing listens at .*\n$/);
  t.regex(lines[0] ?? '', /^HOST +TIME +EVENT +WHO +JOB +WHAT +HOW$/);
  t.deepEqual(
    lines.slice(1).map(line => line.split(/ +/).filter((_, index) => [0, 2, 3].includes(index))),
    ['lab-01', 'lab-02', 'lab-01', 'lab-02'].map(host => [host, 'job-end', 'alice']),
  );
  const times = lines.slice(1).map(line => line.split(/ +/)[1] ?? '');
  t.deepEqual(times, times.toSorted());
});

test('the limit is of all of them, and JSON, CSV and counts are of all of them', async t => {
  const last = await reeve('audit', 'log', 'lab-[01-02]', ...ends, '--limit', '3', '--json');
  t.deepEqual(
    last.lines.map(line => JSON.parse(line).host),
    ['lab-02', 'lab-01', 'lab-02'],
  );
  const csv = await reeve('audit', 'log', 'lab-[01-02]', ...ends, '--csv');
  t.is(csv.lines.length, 5);
  t.regex(csv.lines[0] ?? '', /^time,seq,event,host,/);
  const counts = await reeve('audit', 'log', 'lab-[01-02]', ...ends, '--by', 'command', '--json');
  t.like(JSON.parse(counts.lines.join('\n')), {rows: [{command: 'check', ok: 4}]}, counts.lines.join('\n'));
});

test('a job is found on the host that has it, and nothing found is said once', async t => {
  const {lines} = await reeve('audit', 'log', 'lab-[01-02]', ...ends, '--json');
  const {job, host} = JSON.parse(lines[2] ?? '');
  const found = await reeve('audit', 'log', 'lab-[01-02]', '--job', job.slice(-8), '--event', 'job-end');
  t.is(found.status, 0, found.stderr);
  t.deepEqual(
    found.lines.slice(1).map(line => line.slice(0, 6)),
    [host],
  );
  const none = await reeve('audit', 'log', 'lab-[01-02]', '--command', 'erase');
  t.deepEqual(none, {status: 0, stdout: '', stderr: 'reeve: no entry matches\n', lines: []});
  t.is((await reeve('audit', 'log', 'lab-[01-02]', '--follow')).status, 253);
  t.regex((await reeve('audit', 'log', 'lab-[01-02]', '--job', 'x')).stderr, /^reeve: "x" is not a job id/);
});

test('hosts are asked side by side', async t => {
  const [first, second] = fleet.hosts as [RunningRigHost, RunningRigHost];
  const relay = await openHeldRelay(t, first.port);
  const held = await fleet.lab.rig.client('anna', [{...first, port: relay.port}, second]);
  const log = fleet.begin(['audit', 'log', 'lab-[01-02]', ...ends, '--json'], {config: held});
  const isRead = () =>
    [...query(join(second.folder, 'data/audit'), {event: 'account-read', person: 'anna'})].length > 0;
  await until(isRead, 'the second host to be read while the first does not answer');
  t.is(log.stdout.length, 0);
  relay.open();
  const {status, stdout, stderr} = await log.ended;
  t.is(status, 0, stderr);
  t.is(stdout.toString().split('\n').length - 1, 4);
});

test('Ctrl-C ends it while a host does not answer: exit status 130', async t => {
  const [first, second] = fleet.hosts as [RunningRigHost, RunningRigHost];
  const relay = await openHeldRelay(t, first.port);
  const held = await fleet.lab.rig.client('erin', [{...first, port: relay.port}, second]);
  const log = fleet.begin(['audit', 'log', 'lab-[01-02]'], {config: held});
  const isRead = () =>
    [...query(join(second.folder, 'data/audit'), {event: 'account-read', person: 'erin'})].length > 0;
  await until(isRead, 'the second host to be read');
  log.child.kill('SIGINT');
  const {status, stdout, stderr} = await log.ended;
  t.is(status, 130);
  t.is(`${stdout.toString()}${stderr}`, '');
});
