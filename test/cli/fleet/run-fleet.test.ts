// `reeve run` on several hosts, and `reeve fleet`, as their users see them.
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {SharedFleet} from '../../client/fleet/shared-fleet.ts';
import {until} from '../../fixtures/until.ts';

const fleet = new SharedFleet([{}, {}, {exit: 3}]);

const reeve = (...words: string[]) => fleet.begin(words);
const {ended} = fleet;
const sorted = (text: string) => text.split('\n').slice(0, -1).sort();
const idIn = (text: string) => /fleet retry (?:--config \S+ )?(\w{8}) /.exec(text)?.[1] ?? '';

test.serial(
  'each line has its host before it, one line at the end says how it went, the highest status is ours',
  async t => {
    const {status, stdout, stderr} = await ended('run', 'lab-[01-03]', 'work');
    t.deepEqual(sorted(stdout), [
      'lab-01: begun on lab-01',
      'lab-01: done',
      'lab-02: begun on lab-02',
      'lab-02: done',
      'lab-03: begun on lab-03',
      'lab-03: done',
    ]);
    t.is(stderr, 'reeve: 2 of 3: exit 0 · 1 exit 3: lab-03\n');
    t.is(status, 3);
  },
);

test.serial('without labels, and with options before and after the target', async t => {
  const {status, stdout} = await ended('run', '-L', 'lab-01,lab-02', '--fanout', '1', 'work');
  t.is(stdout, 'begun on lab-01\ndone\nbegun on lab-02\ndone\n');
  t.is(status, 0);
});

test.serial('for programs each event is a line of JSON', async t => {
  const {status, stdout, stderr} = await ended('run', '--json', 'lab-[01,03-04]', 'work');
  t.is(stderr, '');
  const events = stdout
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line));
  t.is(events[0].event, 'begun');
  const outcomes = events.filter(({event}) => event === 'outcome');
  t.deepEqual(outcomes.map(({host, outcome, exit}) => `${host} ${outcome} ${exit}`).sort(), [
    'lab-01 ended 0',
    'lab-03 ended 3',
    'lab-04 unreachable undefined',
  ]);
  const output = events.filter(({event, host}) => event === 'output' && host === 'lab-01');
  t.is(output.map(({text}) => text).join(''), 'begun on lab-01\ndone\n');
  t.like(events.at(-1), {event: 'ended', ok: false, hosts: {ended: 2, unreachable: 1}});
  t.is(status, 255);
});

test.serial(
  'hosts out of reach count unless there may be some, and are tried again by the line that is said',
  async t => {
    const first = await ended('run', 'lab-[01,04]', 'work');
    t.is(first.status, 255);
    t.regex(
      first.stderr,
      /^reeve: lab-04: .+\nreeve: 1 of 2: exit 0 · 1 unreachable: lab-04\nreeve: unreachable hosts are tried again by reeve fleet retry \w{8} --unreachable\n$/,
    );
    t.is((await ended('run', '--max-unreachable', '1', 'lab-[01,04]', 'work')).status, 0);
    const again = await ended('fleet', 'retry', idIn(first.stderr), '--unreachable');
    t.regex(again.stderr, /0 of 1: exit 0 · 1 unreachable: lab-04/);
  },
);

test.serial('a run that had an input is tried again with it, and not without', async t => {
  const withInput = (...words: string[]) => {
    const line = fleet.begin(words, {stdin: 'pipe'});
    line.child.stdin?.end('abc');
    return line.ended;
  };
  const one = ['--batch', '1', '--max-unreachable', '0'];
  const {stderr} = await withInput('run', ...one, '--stdin', 'gone.invalid,lab-01', 'take');
  const id = idIn(stderr);
  const without = await ended('fleet', 'retry', id, '--untried');
  t.is(without.status, 253);
  t.regex(without.stderr, /had input, .* give them again/);
  const again = await withInput('fleet', 'retry', id, '--untried', '--stdin');
  t.is(again.status, 0, again.stderr);
  t.is(again.stdout.toString(), `lab-01: ${createHash('sha256').update('abc').digest('hex')}  -\n`);
});

test.serial('an input that there is no room to keep is said of each host, and nothing else', async t => {
  const env = {TMPDIR: join(fleet.folder, 'none')};
  const options = {env, stdin: 'pipe'} as const;
  const line = fleet.begin(['run', '--stdin', 'lab-01', '-b', 'take'], options);
  line.child.stdin?.end('abc');
  const {status, stderr} = await line.ended;
  t.is(status, 253);
  t.regex(
    stderr,
    /^reeve: lab-01: stdin could not be read: ENOENT.*\nreeve: 0 of 1: exit 0 · 1 unknown: lab-01\nreeve: unknown hosts .*\n$/,
  );
});

test.serial(
  'a run is cancelled everywhere, and known to be so, when the reader of its events goes',
  async t => {
    const line = reeve('run', '--json', 'lab-[01-02]', 'shell', 'while echo on; do sleep 0.05; done');
    await until(() => line.stdout.toString().split('"started"').length > 2, 'both to start');
    line.child.stdout?.destroy();
    t.is((await line.ended).status, 141);
    const {stdout} = await ended('fleet', 'list');
    t.regex(stdout.split('\n')[1] ?? '', / shell .* stopped: cancelled .* 2 cancelled: lab-\[01-02\]$/);
  },
);

test.serial('Ctrl-C cancels everywhere: exit status 130, and nothing is left running', async t => {
  const line = reeve('run', 'lab-[01-02]', 'stay');
  await until(() => line.stdout.toString().split('\n').length > 2, 'the output of both');
  line.child.kill('SIGINT');
  const {status, stderr} = await line.ended;
  t.is(status, 130);
  t.regex(stderr, /reeve: ending the jobs on all hosts/);
  t.regex(stderr, /reeve: cancelled\nreeve: 0 of 2: exit 0 · 2 cancelled: lab-\[01-02\]\n/);
  const {stdout} = await ended('jobs', 'lab-01', '--running', '--json');
  t.deepEqual(JSON.parse(stdout).jobs, []);
});

test.serial(
  'SIGTERM leaves what runs, another terminal sees it and comes back, and it can be cancelled from there',
  async t => {
    const line = reeve('run', 'lab-[01-02]', 'stay');
    await until(() => line.stdout.toString().split('\n').length > 2, 'the output of both');
    line.child.kill('SIGTERM');
    const {status, stderr} = await line.ended;
    t.is(status, 143);
    const id = idIn(stderr);
    t.regex(stderr, /reeve: left; jobs go on: reeve fleet retry \w{8} --unknown\n/);
    t.regex(
      (await ended('fleet', 'list')).stdout,
      new RegExp(`${id} .* stay .* stopped: left .* 2 unknown: lab-\\[01-02\\]`),
    );
    const again = reeve('fleet', 'retry', id, '--unknown');
    await until(() => again.stdout.toString().includes('lab-02: begun'), 'the output from its beginning');
    const cancelled = await ended('fleet', 'cancel', id);
    t.is(cancelled.status, 0);
    t.is(cancelled.stdout, '0 of 2: exit 0 · 2 cancelled: lab-[01-02]\n');
    t.is((await again.ended).status, 130);
  },
);

test.serial('the evidence of a run has the receipt of each host, and any change of one is found', async t => {
  const {stderr} = await ended('run', 'lab-[01-04]', 'work');
  const id = idIn(stderr);
  const file = join(fleet.folder, 'fleet.evidence');
  t.is((await ended('fleet', 'show', id, '--evidence', file)).status, 0);
  const good = await ended('audit', 'verify', file);
  t.is(good.status, 0, good.stderr);
  t.regex(good.stdout, /lab-01 +exit 0 +proven/);
  t.regex(good.stdout, /lab-03 +exit 3 +proven/);
  t.regex(good.stdout, /lab-04 +unreachable +not proven/);
  const lines = readFileSync(file, 'utf8').split('\n');
  const changed = lines.map(text => text.replace(/(\\"exit\\\\\\":)3/, '$10'));
  writeFileSync(file, changed.join('\n'));
  const bad = await ended('audit', 'verify', file);
  t.is(bad.status, 251);
  t.regex(bad.stdout, /lab-03 +\S.* +wrong/);
  // The receipt of another host or run does not stand in for one.
  writeFileSync(file, lines.map((text, at) => (at === 1 ? swapped(text, lines[2] ?? '') : text)).join('\n'));
  t.is((await ended('audit', 'verify', file)).status, 251);
});

/** A line with the receipt of another. */
function swapped(line: string, other: string): string {
  return JSON.stringify({...JSON.parse(line), receipt: JSON.parse(other).receipt});
}

test.serial('show tells of each host, also when the program was killed', async t => {
  const line = reeve('run', '--json', 'lab-[01-02]', 'stay');
  await until(() => line.stdout.toString().split('"started"').length > 2, 'both to start');
  line.child.kill('SIGKILL');
  await line.ended;
  const id = JSON.parse(line.stdout.toString().split('\n')[0] ?? '').fleet;
  const shown = await ended('fleet', 'show', id);
  t.regex(shown.stdout, /state +killed/);
  t.regex(shown.stdout, /lab-01 +unknown +\w{8}/);
  t.is((await ended('fleet', 'cancel', id)).stdout, '0 of 2: exit 0 · 2 cancelled: lab-[01-02]\n');
  t.deepEqual(JSON.parse((await ended('jobs', 'lab-01', '--running', '--json')).stdout).jobs, []);
  t.is((await ended('fleet', 'show', 'ffff')).status, 253);
});

test.serial(
  'what destroys something is refused by each host without --yes, also when it is tried again',
  async t => {
    const first = await ended('run', '--batch', '1', '--max-fail', '0', 'lab-[01-02]', 'erase');
    t.is(first.status, 253, first.stderr);
    t.regex(first.stderr, /lab-01: .*--yes/);
    t.regex(first.stderr, /stopped: .*\n.*1 refused: lab-01 · 1 untried: lab-02\n/);
    const id = idIn(first.stderr);
    t.is((await ended('fleet', 'retry', id, '--failed')).status, 253);
    const again = await ended('fleet', 'retry', id, '--failed', '--untried', '--yes');
    t.is(again.stderr, 'reeve: 2 of 2: exit 0\n');
    t.is(again.status, 0);
  },
);

test.serial('what is for one host alone is refused', async t => {
  for (const words of [['-t'], ['--detach']])
    t.like(await ended('run', ...words, 'lab-[01-02]', 'work'), {status: 253});
  t.regex((await ended('run', 'lab-[01', 'work')).stderr, /lab-\[01/);
});
