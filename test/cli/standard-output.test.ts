// Standard output that cannot be written: full, closed, gone. Every command of the program, so that a new one must say here how
// it is run.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {open, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import test from 'ava';
import type {Command} from 'commander';
import {createProgram} from '../../src/cli/program.ts';
import type {Lab} from '../fixtures/lab.ts';
import {reeveArgs, reeveFile, reeveWords} from '../fixtures/lab.ts';
import {endOf, endsWithUs, runProgram} from '../fixtures/program.ts';
import {labWithShare} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {shell} from '../fixtures/shell.ts';
import {noMount, skip} from '../fixtures/skip.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';

const sharedLab = shareLab({
  ...labWithShare,
  access: `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all }, send: true, read: [data], write: [data] }
`,
  commands: `
  echo: { about: Prints its words, argv: [printf, "%s", "{words...}"], params: { words: { type: array, items: { type: string } } } }
  zeros: { about: Prints zeros, argv: [head, -c, "{bytes}", /dev/zero], params: { bytes: { type: integer, minimum: 0 } } }
${shell('sh')}`,
});

interface Place {
  readonly lab: Lab;
  /** Of a job that has ended. */
  readonly job: string;
  /** The id of a run on many hosts, of which one was reached. */
  readonly fleet: string;
  /** A CA's folder with host:h and user:u. */
  readonly ca: string;
  /** For names that must be new each time. */
  readonly mark: string;
}

const own = ({lab}: Place) => ['--config', join(lab.folder, 'server.yaml')];

/** How each command is run so that it has something to print; undefined where it never prints. */
const ways: Readonly<Record<string, ((place: Place) => readonly string[]) | undefined>> = {
  run: () => ['lab-01', 'echo', 'hi'],
  jobs: () => ['lab-01'],
  attach: ({job}) => ['lab-01', job],
  cancel: ({job}) => ['--json', 'lab-01', job],
  'fleet list': () => [],
  'fleet show': ({fleet}) => [fleet],
  // They print what a host prints, as run does.
  'fleet retry': undefined,
  'fleet cancel': undefined,
  hosts: () => ['lab-01'],
  // It prints nothing until somebody pipes something into it.
  fold: undefined,
  commands: () => ['lab-01'],
  describe: () => ['lab-01', 'echo'],
  status: () => ['lab-01'],
  ping: () => ['lab-01'],
  send: ({mark}) => ['--json', 'lab-01', mark],
  // It prints nothing until somebody sends.
  listen: undefined,
  shares: () => ['lab-01'],
  ls: () => ['lab-01:data'],
  // It prints nothing.
  rm: undefined,
  put: ({lab, mark}) => [join(lab.folder, 'shared', 'file'), `lab-01:data/put-${mark}`],
  get: () => ['lab-01:data/file', '-'],
  'persist status': () => [],
  'persist stop': () => [],
  // It becomes the keeper.
  'persist keep': undefined,
  // They print nothing where nothing is remembered yet, or any more.
  'known list': undefined,
  'known remove': undefined,
  completion: () => ['bash'],
  // Its words are for the terminal.
  dashboard: undefined,
  help: () => ['run'],
  'audit log': () => ['lab-01'],
  'audit verify': place => own(place),
  'audit show': ({job}) => ['lab-01', job],
  'audit proof': ({job}) => ['lab-01', job],
  'audit export': () => ['lab-01'],
  'audit prune': place => ['--before', '2h', ...own(place)],
  serve: undefined,
  check: place => own(place),
  reload: undefined,
  can: place => ['alice', ...own(place)],
  'ca init': ({ca, mark}) => ['--dir', `${ca}-${mark}`],
  'cert host': ({ca, mark}) => [`h-${mark}`, '--dir', ca],
  'cert user': ({ca, mark}) => [`u-${mark}`, '--dir', ca],
  'cert list': ({ca}) => ['--dir', ca],
  'cert renew': ({ca}) => ['user:u', '--dir', ca],
  'cert revoke': ({ca, mark}) => [`user:u-${mark}`, '--dir', ca],
  'cert export': ({ca, mark}) => ['user:u', '--dir', ca, '--out', join(ca, `${mark}.p12`)],
};

/** The commands that have none below them, as they are typed. */
function namesOf(command: Command, before: readonly string[] = []): string[] {
  const path = [...before, command.name()];
  if (command.commands.length === 0) return [path.join(' ')];
  return command.commands.flatMap(inner => namesOf(inner, path));
}
const names = createProgram().commands.flatMap(command => namesOf(command));

let prepared: Promise<Omit<Place, 'mark'>> | undefined;
const place = () => (prepared ??= prepare());

async function prepare(): Promise<Omit<Place, 'mark'>> {
  const lab = await sharedLab();
  const {stdout: job} = await lab.reeve(['run', '--detach', 'lab-01', 'echo', 'one']);
  await lab.reeve(['attach', 'lab-01', job]);
  await lab.reeve(['run', 'lab-01,nowhere.invalid', 'echo', 'two']);
  const {stdout: fleets} = await lab.reeve(['fleet', 'list', '--json']);
  const [{fleet}] = JSON.parse(fleets) as [{fleet: string}];
  const ca = join(lab.folder, 'certs');
  await writeFile(join(lab.folder, 'shared', 'file'), 'content');
  for (const words of [
    ['ca', 'init'],
    ['cert', 'host', 'h'],
    ['cert', 'user', 'u'],
  ])
    await lab.reeve([...words, '--dir', ca]);
  return {lab, job, fleet, ca};
}

interface Told {
  readonly status: number | undefined;
  readonly stderr: string;
}

const outputs = {
  full: ['sh', '-c', '"$@" >/dev/full', 'sh'],
  // The shell is to stay our parent.
  closed: ['sh', '-c', '"$@" >&-; exit $?', 'sh'],
} as const;

async function told(lab: Lab, words: readonly string[], output: keyof typeof outputs): Promise<Told> {
  const [file, ...before] = outputs[output];
  const args = [...before, ...reeveWords, ...words];
  const {exitCode, stderr} = await runProgram(file, args, environment(lab));
  return {status: exitCode, stderr};
}

const environment = (lab: Lab) => ({
  REEVE_CONFIG: join(lab.folder, 'alice.yaml'),
  XDG_STATE_HOME: join(lab.folder, 'home'),
  REEVE_EXPORT_PASSWORD: 'correct horse',
  NO_COLOR: '1',
});

/** The same, with nobody who reads it. */
async function toldUnread(lab: Lab, words: readonly string[]): Promise<Told> {
  const child = endsWithUs(
    spawn(reeveFile, [...reeveArgs, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...process.env, ...environment(lab)},
    }),
  );
  child.stdout.destroy();
  const [status, stderr] = await Promise.all([endOf(child), text(child.stderr)]);
  return {status, stderr};
}

const onLinux = existsSync('/dev/full') ? test : test.skip;
if (!existsSync('/dev/full')) test('standard output that is full', t => skip(t, 'no /dev/full here'));

test('every command of the program has its line in this test', t => {
  t.deepEqual(names.toSorted(), Object.keys(ways).toSorted());
});

for (const [output, why] of [
  ['full', 'no space left on device'],
  ['closed', 'bad file descriptor'],
] as const) {
  onLinux(`no command ends well, or without a word, with its standard output ${output}`, async t => {
    const at = {...(await place()), mark: output};
    for (const name of names) {
      const words = ways[name]?.(at);
      if (!words) continue;
      const {status, stderr} = await told(at.lab, [...name.split(' '), ...words], output);
      t.is(status, 248, `${name}: ${stderr}`);
      t.regex(stderr, new RegExp(`^reeve: cannot write to standard output: ${why}$`, 'm'), name);
      t.notRegex(stderr, /^ {4}at |lab-01: E[A-Z]+/m, name);
    }
  });
}

onLinux('no command tells its help or version to a full disk and ends well', async t => {
  const {lab} = await place();
  for (const words of [['--version'], ['--help'], ...names.map(name => [...name.split(' '), '--help'])])
    t.is((await told(lab, words, 'full')).status, 248, words.join(' '));
  t.is((await told(lab, ['--version'], 'closed')).status, 248);
});

test('every command ends as of SIGPIPE, without a word about it, when its reader is gone', async t => {
  const at = {...(await place()), mark: 'gone'};
  for (const name of names) {
    const words = ways[name]?.(at);
    if (!words) continue;
    const {status, stderr} = await toldUnread(at.lab, [...name.split(' '), ...words]);
    t.is(status, 141, `${name}: ${stderr}`);
    t.notRegex(stderr, /standard output|own exit status|^ {4}at /m, name);
  }
});

onLinux('what goes on for ever ends, too', async t => {
  const {lab} = await place();
  for (const words of [
    ['jobs', '--watch', 'lab-01'],
    ['jobs', '--watch', '--json', 'lab-01'],
    ['jobs', '--watch', '--json', 'lab-01,nowhere.invalid'],
    ['status', '--watch', 'lab-01,nowhere.invalid'],
    ['audit', 'log', '--follow', 'lab-01'],
    ['audit', 'log', '--follow', '--config', join(lab.folder, 'server.yaml')],
    ['run', 'lab-01', 'sh', 'while :; do echo line; sleep 0.1; done'],
  ])
    t.is((await told(lab, words, 'full')).status, 248, words.join(' '));
});

onLinux("a run tells the command's own status, and how to have its output, where ours hides it", async t => {
  const {lab} = await place();
  const {status, stderr} = await told(lab, ['run', 'lab-01', 'sh', 'echo out; exit 3'], 'full');
  t.is(status, 248);
  const [, job = ''] = /own exit status was 3; .* reeve attach lab-01 (\S+)/.exec(stderr) ?? [];
  t.is((await lab.reeve(['attach', 'lab-01', job])).stdout, 'out');
});

onLinux('the id of a job that is left is said on stderr where it cannot be printed', async t => {
  const {lab} = await place();
  const line = ['run', '--detach', 'lab-01', 'echo', 'left'];
  for (const {stderr} of [
    await told(lab, line, 'full'),
    await told(lab, [...line.slice(0, 2), '--json', ...line.slice(2)], 'full'),
    await told(lab, line, 'closed'),
    await toldUnread(lab, line),
  ]) {
    const [, job = ''] = /^reeve: lab-01: job (\S+) goes on: reeve attach lab-01 /m.exec(stderr) ?? [];
    t.is((await lab.reeve(['attach', 'lab-01', job])).stdout, 'left', stderr);
  }
});

onLinux('a last write that a full disk cuts short is no success', async t => {
  const {lab} = await place();
  const disk = await openSmallDisk(join(lab.folder, 'small'), '16k');
  if (!disk) {
    return skip(t, noMount);
  }
  t.teardown(() => disk.close());
  const out = join(disk.path, 'out');
  const script = `"$@" >${out}`;
  const args = ['-c', script, 'sh', ...reeveWords, 'run', 'lab-01', 'zeros', '30000'];
  const {exitCode, stderr} = await runProgram('sh', args, environment(lab));
  t.is(exitCode, 248);
  t.regex(stderr, /cannot write to standard output: no space left on device/);
  t.true((await readFile(out)).length < 30_000);
});

onLinux('a standard error that cannot be written changes nothing', async t => {
  const {lab} = await place();
  for (const redirection of ['2>/dev/full', '2>&-']) {
    const args = ['-c', `"$@" ${redirection}; exit $?`, 'sh', ...reeveWords, 'run', 'lab-01', 'sh'];
    const {exitCode, stdout} = await runProgram(
      'sh',
      [...args, 'echo out; head -c 1000000 /dev/zero >&2; exit 3'],
      environment(lab),
    );
    t.deepEqual([exitCode, stdout], [3, 'out'], redirection);
  }
});

test('a /dev/null that we were given to read and write is no output that was closed', async t => {
  const {lab} = await place();
  await using nowhere = await open('/dev/null', 'r+');
  const child = endsWithUs(
    spawn(reeveFile, [...reeveArgs, 'ping', 'lab-01'], {
      stdio: [nowhere.fd, nowhere.fd, 'pipe'],
      env: {...process.env, ...environment(lab)},
    }),
  );
  const [status, stderr] = await Promise.all([endOf(child), text(child.stderr as NodeJS.ReadableStream)]);
  t.deepEqual([status, stderr], [0, '']);
});
