// A thread that stays in a system call is what a test can make; Node waits for it as for one that compiles.
import type {ChildProcess, StdioOptions} from 'node:child_process';
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';
import {preloaded} from '../fixtures/preloaded.ts';
import {endOf, endsWithUs} from '../fixtures/program.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const block = resolve('test/base/block-thread.cjs');

/** A FIFO that nobody writes to, and the environment in which {@link block} opens it. */
function blocking(t: ExecutionContext) {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-end-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  const fifo = join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
  return {folder, env: {REEVE_TEST_FIFO: fifo, NODE_OPTIONS: `--require ${block}`}};
}

function start(t: ExecutionContext, args: readonly string[], stdio: StdioOptions): ChildProcess {
  const env = {...process.env, ...blocking(t).env};
  return endsWithUs(
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {stdio, env}),
  );
}

const script = (t: ExecutionContext, body: string) => {
  const path = join(blocking(t).folder, 'script.ts');
  writeFileSync(
    path,
    `import {endForCertain} from '${resolve('src/base/certain-end.ts')}';\nendForCertain();\n${body}`,
  );
  return path;
};

const ways: Record<string, [body: string, status: number, said?: RegExp]> = {
  'process.exit': ['process.exit(37);', 37, /^later\n$/],
  'an exit status that was set before': ['process.exitCode = 3;\nprocess.exit();', 3],
  'a status that is set last': ["process.on('exit', () => { process.exitCode = 9; });\nprocess.exit(3);", 9],
  'process.exit without standard streams': [
    "import {closeSync} from 'node:fs';\nprocess.on('exit', () => { for (const fd of [0, 1, 2]) closeSync(fd); });\nprocess.exit(37);",
    37,
    /later/,
  ],
  'an error that is not caught': ["setImmediate(() => { throw new Error('the reason'); });", 1, /the reason/],
  'a rejection that is not handled': ["void Promise.reject(new Error('the reason'));", 1, /the reason/],
};
for (const [way, [body, status, said = /later/]] of Object.entries(ways)) {
  test(`a process ends by ${way}, though a thread of its own never comes back`, async t => {
    const child = start(
      t,
      [script(t, `process.on('exit', () => console.error('later'));\n${body}`)],
      ['ignore', 'ignore', 'pipe'],
    );
    const [end, words] = await Promise.all([
      endOf(child),
      text(child.stderr as NonNullable<typeof child.stderr>),
    ]);
    t.is(end, status);
    t.regex(words, said);
  });
}

test('a process that ends leaves an open pipe that others share as it was', async t => {
  const path = script(t, "process.stdin.once('data', () => process.exit(5));");
  // The shell shares its standard input with the process.
  const shell = endsWithUs(
    spawn('sh', ['-c', '"$0" "$1"; echo $?; cat /proc/self/fdinfo/0', process.execPath, path], {
      stdio: ['pipe', 'pipe', 'ignore'],
    }),
  );
  shell.stdin.write('x');
  const words = await text(shell.stdout);
  shell.stdin.destroy();
  t.regex(words, /^5\n/);
  const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(words)?.[1] ?? '', 8);
  // O_NONBLOCK
  t.is(flags & 0o4000, 0);
});

test('each process of ours ends with its status, though a thread of its own never comes back', async t => {
  const {folder} = blocking(t);
  const gate = start(t, ['dist/gate.js', folder], ['ignore', 'ignore', 'inherit', 'pipe']);
  // Its end of the link has to be there first.
  await until(() => readFileSync(`/proc/${gate.pid}/cmdline`, 'latin1').startsWith('reeve gate'), 'the gate');
  (gate.stdio[3] as unknown as {destroy(): void}).destroy();
  t.is(await endOf(gate), 0, 'the gate');

  const shipper = start(t, ['dist/shipper.js'], ['pipe', 'ignore', 'inherit']);
  shipper.stdin?.end(
    `${JSON.stringify({host: 'x', account: folder, cursors: '/dev/null/x', destinations: []})}\n`,
  );
  t.is(await endOf(shipper), 1, 'the shipper');

  const terminal = start(t, ['dist/terminal.js', '80x24', '0', '--', 'true'], ['ignore', 'pipe', 'ignore']);
  t.is(await endOf(terminal), 126, 'the host of a terminal');
});

test('a server that is told to stop ends, though a thread of its own never comes back', async t => {
  const {REEVE_TEST_FIFO} = blocking(t).env;
  const lab = await startLab(t, {
    env: {REEVE_TEST_FIFO},
    prepare: async () => ({enter: preloaded('test/base/block-thread.cjs')}),
  });
  const {pid} = lab;
  t.is(await lab.end('SIGTERM'), 0);
  t.throws(() => process.kill(pid, 0), {code: 'ESRCH'});
  t.is(lab.entries().at(-1)?.event, 'server-stop');
});

test('a command line that is left ends, though a thread of its own never comes back', async t => {
  const {env} = blocking(t);
  const lab = await startLab(t, {commands: shell('sh')});
  const line = commandLine(
    lab,
    ['run', 'lab-01', 'sh', 'trap "" TERM; echo ready; sleep 1000.5 & wait; wait'],
    {env},
  );
  await until(() => line.stdout.includes('ready'), 'the job');
  line.child.kill('SIGINT');
  await until(() => line.stderr.includes('ending the job'), 'the first signal to be heard');
  line.child.kill('SIGINT');
  t.is((await line.ended).status, 130);
});

test('a command that ends in a folder that was deleted says nothing of it', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-end-'));
  const child = endsWithUs(
    spawn(
      'sh',
      [
        '-c',
        'rmdir "$1" && exec "$2" "$3" --version',
        'sh',
        folder,
        process.execPath,
        resolve('dist/reeve.js'),
      ],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    ),
  );
  const [said, complained, end] = await Promise.all([text(child.stdout), text(child.stderr), endOf(child)]);
  t.regex(said, /^\d/);
  t.is(complained, '');
  t.is(end, 0);
});
