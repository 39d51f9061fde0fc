// The screens that people see of runs on many hosts, on a terminal of 80 by 24 and on one of 200 by 50, as text. Times and rates are
// placeholders; lines of hosts that run side by side are sorted.
import test from 'ava';
import {SharedFleet} from '../client/fleet/shared-fleet.ts';
import {skip} from '../fixtures/skip.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';
import {empty, linesOf, screenOf, sizes} from './screen-of.ts';

const fleet = new SharedFleet([{}, {}, {}, {}]);

const skipped = whyNot();
const onTerminal = skipped === undefined ? test.serial : test.serial.skip;
if (skipped !== undefined) test(`screens of many hosts: ${skipped}`, t => skip(t, skipped));

const onAll =
  (...options: readonly string[]) =>
  (script: string) => ['run', ...options, "'lab-[01-05]'", 'shell', `'${script}'`];

const gone = 'reeve: lab-05: nothing listens at 127.0.0.1:1; is reeve serve running there?';
/** The line that is said of hosts to be tried again, which 80 columns break in two. */
const again = (columns: number) =>
  columns === 80
    ? ['reeve: unreachable hosts are tried again by reeve fleet retry idididid --unreach', 'able']
    : ['reeve: unreachable hosts are tried again by reeve fleet retry idididid --unreachable'];
const rule = '---------------';

/** Sorted up to the first line of this kind, at which the hosts' own lines are over. */
function sortedUntil(lines: readonly string[], isOver: (line: string) => boolean): string[] {
  const end = lines.findIndex(isOver);
  return [...lines.slice(0, end).sort(), ...lines.slice(end)];
}

/** Figures that differ each time; a line that ends at the right edge keeps its width. */
const still = (line: string) =>
  line.replace(/ +\S+\/(?:s|min|h)(?: {2}\S+ left *)?$/, '  RATE').replace(/^(lab-\d\d) \S+: /, '$1 AGE: ');

onTerminal('run: labelled lines, and below them how far it is; then how it went', async t => {
  const terminal = await openTerminal(t, fleet.config);
  const script =
    'case $0 in lab-01) echo begun; sleep 600;; lab-02) echo no disk >&2; exit 3;; *) echo fine;; esac';
  for (const [columns, rows] of sizes) {
    await empty(terminal, columns, rows);
    await terminal.reeve(...onAll()(script));
    const live = linesOf(
      await terminal.shows(/0 waiting · 1 running · 2 done · 1 failed · 1 unreachable\nlab-01 .*\n*$/),
    );
    for (const line of live) t.true(line.length < columns, line);
    t.deepEqual(sortedUntil(live, line => line.startsWith('0 waiting')).map(still), [
      'lab-01: begun',
      'lab-02: no disk',
      'lab-03: fine',
      'lab-04: fine',
      gone,
      '0 waiting · 1 running · 2 done · 1 failed · 1 unreachable',
      'lab-01 AGE: begun  RATE',
    ]);
    await terminal.press('C-c');
    const ended = linesOf(await terminal.shows(/\nready>\n*$/));
    const sum = 'reeve: 2 of 5: exit 0 · 1 cancelled: lab-01 · 1 exit 3: lab-02 · 1 unreachable:';
    t.deepEqual(ended.slice(5), [
      'reeve: ending the jobs on all hosts; press Ctrl-C again to stop waiting',
      'reeve: lab-01: cancelled',
      'reeve: cancelled',
      ...(columns === 80 ? [sum, 'lab-05'] : [`${sum} lab-05`]),
      ...again(columns),
      'ready>',
    ]);
  }
});

onTerminal('run -b: live, and then each output once, with its hosts', async t => {
  const terminal = await openTerminal(t, fleet.config);
  const script = 'case $0 in lab-03) echo Linux 6.1; echo old >&2;; *) echo Linux 6.12;; esac';
  for (const size of sizes) {
    const screen = await screenOf(terminal, size, onAll('-b')(script), '');
    t.deepEqual(
      sortedUntil(screen, line => line === rule),
      [
        'lab-01: Linux 6.12',
        'lab-02: Linux 6.12',
        'lab-03: Linux 6.1',
        'lab-03: old',
        'lab-04: Linux 6.12',
        gone,
        rule,
        'lab-[01-02,04] (3)',
        rule,
        'Linux 6.12',
        rule,
        'lab-03',
        rule,
        'Linux 6.1',
        rule,
        'lab-03: stderr',
        rule,
        'old',
        'reeve: 4 of 5: exit 0 · 1 unreachable: lab-05',
        ...again(size[0]),
      ],
    );
  }
});

onTerminal('run -bb: outputs that differ by the host alone are one; --diff: what is different', async t => {
  const terminal = await openTerminal(t, fleet.config);
  const script = 'echo I am $0 at 127.0.0.1; [ $0 != lab-03 ] || echo without a disk';
  for (const size of sizes) {
    const screen = await screenOf(terminal, size, onAll('-bb', '--diff')(script), '');
    t.deepEqual(screen.slice(screen.indexOf(rule)), [
      rule,
      'lab-[01-02,04] (3)',
      rule,
      'I am <host> at <address>',
      '--- lab-[01-02,04] (3)',
      '+++ lab-03',
      '@@ -1,1 +1,2 @@',
      ' I am <host> at <address>',
      '+without a disk',
      'reeve: 4 of 5: exit 0 · 1 unreachable: lab-05',
      ...again(size[0]),
    ]);
  }
});

onTerminal('status of many hosts: a line each, as wide as the terminal', async t => {
  const terminal = await openTerminal(t, fleet.config);
  for (const size of sizes) {
    const screen = await screenOf(terminal, size, ['status', "'lab-[01-02,05]'"], 'HOST');
    for (const line of screen) t.true(line.length <= size[0], line);
    t.deepEqual(
      screen.map(line => line.slice(0, 6)),
      ['HOST  ', 'lab-01', 'lab-02', 'lab-05'],
    );
    t.regex(
      screen[0] ?? '',
      size[0] === 80 ? /^HOST .*CLOCK .*WARNINGS$/ : /^HOST +VERSION +LATENCY +CLOCK .*WARNINGS$/,
    );
    t.regex(screen[3] ?? '', /^lab-05 +nothing/);
  }
});
