// `--watch` of one host and of several: hosts tell what changes.
import test from 'ava';
import {SharedFleet} from '../../client/fleet/shared-fleet.ts';
import {onTerminal} from '../../fixtures/on-terminal.ts';
import {until} from '../../fixtures/until.ts';

const fleet = new SharedFleet([{}, {}]);

/** The documents that a command has printed so far, a line each. */
const documentsOf = ({stdout}: {readonly stdout: Buffer}) =>
  stdout
    .toString()
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line));

test('status is printed again when it is another, of one host as facts, of several as a table, and for programs', async t => {
  const one = fleet.begin(['status', '--watch', 'lab-01']);
  const several = fleet.begin(['status', '--watch', 'lab-[01-03]']);
  const json = fleet.begin(['status', '--watch', '--json', 'lab-[01-03]']);
  const all = [one, several, json];
  t.teardown(() => all.map(({child}) => child.kill('SIGKILL')));
  await until(() => one.stdout.includes('Jobs:') && documentsOf(json).length >= 3, 'what there is');
  await until(() => /^lab-03 +nothing listens at/m.test(several.stdout.toString()), 'the one that is gone');
  const run = fleet.begin(['run', 'lab-01', 'stay']);
  t.teardown(() => run.child.kill('SIGKILL'));
  await until(() => /Jobs: +1 running/.test(one.stdout.toString()), 'that one runs');
  await until(
    () => /^lab-01 .* 1 +[\d.]+ [KMGT]iB/m.test(several.stdout.toString()),
    'the same in the table',
  );
  await until(() => documentsOf(json).some(({jobs}) => jobs?.running === 1), 'the same for programs');
  run.child.kill('SIGINT');
  await until(
    () => /Jobs: +0 running.*Jobs: +1 running.*Jobs: +0 running/s.test(one.stdout.toString()),
    'its end',
  );
  const documents = documentsOf(json);
  t.true(documents.every(({time}) => typeof time === 'number'));
  const hosts = new Set(documents.map(({host}) => host));
  t.deepEqual(
    ['lab-01', 'lab-02', 'lab-03'].filter(host => !hosts.has(host)),
    [],
  );
  t.like(
    documents.find(({host}) => host === 'lab-03'),
    {reachable: false},
  );
  t.regex(several.stderr, /^reeve: lab-03: nothing listens at [^\n]*\n$/);
});

test('jobs of several hosts are one table, the newest first, as they change', async t => {
  const json = fleet.begin(['jobs', '--watch', '--json', '--limit', '1', 'lab-[01-02]']);
  const terminal = onTerminal(t, ['jobs', '--watch', 'lab-[01-02]'], {
    config: fleet.config,
    before: 'stty cols 120 rows 20;',
  });
  t.teardown(() => json.child.kill('SIGKILL'));
  await until(() => documentsOf(json).length >= 2, 'what there is');
  await fleet.ended('run', 'lab-02', 'work');
  await fleet.ended('run', 'lab-01', 'work');
  for (const host of ['lab-01', 'lab-02'])
    await until(
      () => documentsOf(json).some(document => document.host === host && document.jobs[0]?.state === 'ended'),
      `the end on ${host}`,
    );
  t.true(documentsOf(json).every(({jobs}) => jobs.length <= 1));
  await until(
    () => /lab-01 .*work.*exit 0.*lab-02 .*work.*exit 0/s.test(terminal.seen),
    'both, the newest first',
  );
  terminal.type('\u0003');
  const {status, seen} = await terminal.ended;
  t.is(status, 0);
  t.regex(seen, /2 hosts: as they change; Ctrl-C leaves/);
  t.regex(seen, /1049l.*HOST +JOB +OWNER.*lab-02 /s);
  // The terminal cuts a line that is too wide for it.
  t.regex(seen, /\u001b\[\?7l.*\u001b\[\?7h/s);
});

test('a terminal on which nothing can be drawn is written to as a pipe is', async t => {
  for (const before of ['stty cols 0 rows 0;', 'export TERM=dumb; stty cols 120 rows 20;']) {
    const terminal = onTerminal(t, ['status', '--watch', 'lab-01'], {config: fleet.config, before});
    await until(() => /^Jobs: /m.test(terminal.seen), 'the state');
    terminal.type('\u0003');
    const {seen} = await terminal.ended;
    t.false(seen.includes('\u001b['), before);
  }
});
