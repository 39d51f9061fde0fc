// The live region below the output of a run on several hosts, on a terminal.
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {SharedFleet} from '../../client/fleet/shared-fleet.ts';
import {onTerminal} from '../../fixtures/on-terminal.ts';
import {skip} from '../../fixtures/skip.ts';
import {openTerminal, whyNot} from '../../fixtures/tmux.ts';
import {until} from '../../fixtures/until.ts';

const fleet = new SharedFleet([{}, {}, {}]);

const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;
const skipped = whyNot();
const onTmux = skipped === undefined ? onLinux : test.serial.skip;
if (skipped !== undefined) test(`the live region: ${skipped}`, t => skip(t, skipped));

const size = 'stty cols 80 rows 24;';
const region = /\d+ waiting · \d+ running · \d+ done/;
const shell = (
  t: ExecutionContext,
  script: string,
  how: {before?: string; after?: string; words?: readonly string[]} = {},
) =>
  onTerminal(t, ['run', ...(how.words ?? []), 'lab-[01-03]', 'shell', script], {
    config: fleet.config,
    before: how.before ?? size,
    ...(how.after !== undefined && {after: how.after}),
  });

/** The text that stays on a terminal, of what it was sent: drawings of the region are taken out. */
const stays = (seen: string) =>
  seen.replaceAll(/\r\u001b\[\?7l[\s\S]*?\u001b\[\?7h|\r\u001b\[J/g, '').replaceAll('\r\n', '\n');

onLinux(
  'it is drawn below whole lines some ten times a second at most, and nothing of it is left',
  async t => {
    const begin = performance.now();
    const terminal = shell(
      t,
      'for i in $(seq 300); do echo "line $i of $0"; [ $((i % 10)) = 0 ] && sleep 0.1; done; echo said >&2',
    );
    const {status, seen} = await terminal.ended;
    const seconds = (performance.now() - begin) / 1000;
    t.is(status, 0);
    t.regex(seen, region);
    const drawn = seen.match(/ running · /g)?.length ?? 0;
    t.true(drawn > 3 && drawn <= 12 * seconds + 2, `${drawn} in ${seconds} s`);
    const lines = stays(seen).split('\n').slice(0, -1);
    t.is(lines.pop(), 'reeve: 3 of 3: exit 0');
    for (const host of ['lab-01', 'lab-02', 'lab-03'])
      t.deepEqual(
        lines.filter(line => line.startsWith(host)),
        [...Array.from({length: 300}, (_, at) => `${host}: line ${at + 1} of ${host}`), `${host}: said`],
      );
    t.is(lines.length, 903);
  },
);

onLinux(
  'a run that is over at once shows none; dumb terminals, and a standard error that is none, have none',
  async t => {
    const short = await shell(t, 'echo x').ended;
    t.is(short.status, 0);
    const waits = 'echo x; sleep 2';
    const seen = shell(t, waits);
    const dumb = shell(t, waits, {before: `${size} TERM=dumb;`});
    const file = shell(t, waits, {after: '2>/dev/null'});
    const json = shell(t, waits, {words: ['--json']});
    const pipe = fleet.begin(['run', 'lab-[01-03]', 'shell', waits]);
    await until(() => region.test(seen.seen), 'the region where it is wanted');
    for (const other of [dumb, file, json]) {
      t.is((await other.ended).status, 0);
      t.notRegex(other.seen, /running · |\u001b/);
    }
    t.is((await pipe.ended).stderr, 'reeve: 3 of 3: exit 0\n');
    await seen.ended;
  },
);

onLinux(
  'with output in a pipe it is on standard error alone, and control characters of hosts are nowhere',
  async t => {
    const script = String.raw`printf 'a\033[2J\033[31mb\n'; sleep 2`;
    const {status, seen} = await shell(t, script, {after: '| cat >/dev/null'}).ended;
    t.is(status, 0);
    t.regex(seen, /lab-01 \d+s: a\\x1b\[2Jb\u001b\[J/);
    const labelled = await shell(t, script).ended;
    t.notRegex(labelled.seen, /\u001b\[2J/);
    t.regex(stays(labelled.seen), /lab-01: a\\x1b\[2J\u001b\[31mb\u001b\[0m\n/);
  },
);

onTmux('a terminal that becomes narrower and wider has one region, and Ctrl-C leaves none', async t => {
  const terminal = await openTerminal(t, fleet.config);
  // More than the screen holds: tmux loses the cursor of one that is half empty when its lines are broken.
  await terminal.reeve('run', 'lab-[01-04]', 'shell', String.raw`seq\ 30\;sleep\ 600`);
  await terminal.shows(/0 waiting · 3 running · 0 done · 1 unreachable\nlab-01 \d+s: 30 .*\n*$/);
  const counts = '3 running · 0 done · 1 unreachable';
  for (const [columns, line] of [
    [200, `0 waiting · ${counts}`],
    [60, `0 waiting · ${counts}`],
    [35, counts],
    [12, '0 done'],
    [80, `0 waiting · ${counts}`],
  ] as const) {
    await terminal.resize(columns, 24);
    const screen = await terminal.shows(new RegExp(`^${line}\nlab-01 `, 'm'));
    t.is(screen.match(/ done/g)?.length, 1, screen);
  }
  await terminal.press('C-c');
  const screen = await terminal.shows(/0 of 4: exit 0 [\s\S]*ready> *\n*$/);
  t.notRegex(screen, / done|running/);
  t.is(await terminal.status(), 130);
});

onTmux('Ctrl-Z takes it away, fg brings it back, and in the background nothing of it is drawn', async t => {
  const terminal = await openTerminal(t, fleet.config);
  await terminal.reeve('run', 'lab-[01-03]', 'stay');
  // Output that comes later is shown in the background as well.
  await terminal.shows(/(?:lab-0\d: begun\n){3}0 waiting · 3 running/);
  // A shell that ends with its terminal leaves what it has in the background.
  const client = await terminal.client();
  let isOver = false;
  t.teardown(() => isOver || process.kill(client, 'SIGKILL'));
  await terminal.press('C-z');
  const stopped = await terminal.shows(/Stopped[\s\S]*ready> *\n*$/);
  t.notRegex(stopped, region);
  await terminal.type('clear; bg');
  await terminal.press('Enter');
  await terminal.shows(/^\[1\][\s\S]*ready> *\n*$/);
  await terminal.type('clear; sleep 1; echo still');
  await terminal.press('Enter');
  t.notRegex(await terminal.shows(/^still\nready> *\n*$/m), region);
  await terminal.type('fg');
  await terminal.press('Enter');
  const back = await terminal.shows(region);
  t.is(back.match(/ running · /g)?.length, 1, back);
  await terminal.press('C-c');
  await terminal.shows(/0 of 3: exit 0 [\s\S]*ready> *\n*$/);
  isOver = true;
});

onTmux('a second Ctrl-C leaves at once, and nothing of the region', async t => {
  const terminal = await openTerminal(t, fleet.config);
  await terminal.reeve(
    'run',
    'lab-[01-03]',
    'shell',
    String.raw`trap\ :\ TERM\;echo\ on\;while\ :\;do\ sleep\ 1\;done`,
  );
  await terminal.shows(/lab-01 \d+s: on/);
  await terminal.press('C-c');
  await terminal.shows(/reeve: ending[\s\S]* running · /);
  await terminal.press('C-c');
  const screen = await terminal.shows(/reeve: left; [\s\S]*ready> *\n*$/);
  t.notRegex(screen, region);
  t.is(await terminal.status(), 130);
});
