// How far a put or get is, on a terminal.
import {execFileSync} from 'node:child_process';
import {closeSync, constants, openSync, truncateSync, writeFileSync, writeSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Entry} from '../../src/audit/generated/entry.ts';
import {isSystemError} from '../../src/base/errors.ts';
import {commandLine} from '../fixtures/command-line.ts';
import type {Cut} from '../fixtures/cutting-proxy.ts';
import {openCuttingProxy} from '../fixtures/cutting-proxy.ts';
import type {Lab} from '../fixtures/lab.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';
import {until} from '../fixtures/until.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;
const size = 'stty cols 80 rows 24;';
const on = (lab: Lab) => ({config: join(lab.folder, 'alice.yaml'), before: size});
/** Of a put more than what may be on its way, so that its share shows where it is held up. */
const sizes = {up: 24 * 2 ** 20, down: 2 ** 20};

/** A line that is held up half-way, in the direction in which `file` goes, until it is let go. */
async function held(t: ExecutionContext, lab: Lab, way: 'up' | 'down') {
  const {promise, resolve: letGo} = Promise.withResolvers<void>();
  const cut: Cut = {[way]: sizes[way] / 2, held: () => promise};
  const proxy = await openCuttingProxy(t, lab.port, () => cut);
  t.teardown(letGo);
  const config = join(lab.folder, `${way}-${proxy.port}.yaml`);
  const alice = await readFile(join(lab.folder, 'alice.yaml'), 'utf8');
  await writeFile(config, alice.replace(`:${lab.port} `, `:${proxy.port} `));
  const file = join(ownFolder(t), 'large.bin');
  writeFileSync(file, '');
  truncateSync(file, sizes[way]);
  return {letGo, config, file};
}

/** Standard input that begins with a mebibyte, and goes on no further until it is ended. */
async function fed(t: ExecutionContext) {
  const fifo = join(ownFolder(t), 'fifo');
  execFileSync('mkfifo', [fifo]);
  // One that nobody reads yet is opened for both, which waits for nobody.
  const input = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
  let isOpen = true;
  const end = () => {
    if (isOpen) closeSync(input);
    isOpen = false;
  };
  t.teardown(end);
  const rest = Buffer.alloc(2 ** 20);
  const feed = async () => {
    for (let at = 0; at < rest.length; )
      at += await until(() => unlessFull(() => writeSync(input, rest, at)), 'room in the pipe');
  };
  return {words: `<${fifo}`, feed, end};
}

function unlessFull(write: () => number): number | undefined {
  try {
    return write();
  } catch (error) {
    if (isSystemError(error, 'EAGAIN')) return undefined;
    throw error;
  }
}

const bar = /large\.bin +\d+% +[\d.]+ [KM]iB/;
const fedBar = /standard input +1 MiB +\S+ B\/s +stalled/;

/** The text without what turns the breaking of lines off and on. */
const unswitched = (seen: string) => seen.replaceAll(/\u001b\[\?7[hl]/g, '');

/** The lines that a terminal shows at the end, of what it was sent. */
function linesLeft(seen: string): string[] {
  return unswitched(seen)
    .split('\r\n')
    .map(line =>
      line
        .split('\r')
        .reduce(
          (shown, text) =>
            text.includes('\u001b[J') ? text.replace('\u001b[J', '') : text === '' ? shown : text,
          '',
        ),
    );
}

onLinux('a put and a get on a terminal say how far they are, in a line that is gone at the end', async t => {
  const lab = await shared();
  shareFolder(lab, 'bar');
  const up = await held(t, lab, 'up');
  const put = onTerminal(t, ['put', up.file, 'lab-01:data/bar/'], {config: up.config, before: size});
  await until(() => bar.test(put.seen), 'the line of a put');
  up.letGo();
  const sent = await put.ended;
  t.is(sent.status, 0);
  t.deepEqual(linesLeft(sent.seen).slice(-2), ['bar/large.bin', '']);
  const drawn = unswitched(sent.seen).split('\u001b[J');
  for (const line of drawn) t.true(line.replaceAll('\r', '').length < 80, line);

  const down = await held(t, lab, 'down');
  const here = ownFolder(t);
  const get = onTerminal(t, ['get', 'lab-01:data/bar/large.bin', here], {config: down.config, before: size});
  await until(() => bar.test(get.seen), 'the line of a get');
  down.letGo();
  const got = await get.ended;
  t.is(got.status, 0);
  t.deepEqual(linesLeft(got.seen).slice(-2), [join(here, 'large.bin'), '']);
});

onLinux('it is gone before anything else is said', async t => {
  const lab = await shared();
  shareFolder(lab, 'said');
  const input = await fed(t);
  const put = onTerminal(t, ['put', '-', 'lab-01:data/said/x'], {...on(lab), after: input.words});
  await input.feed();
  await until(() => fedBar.test(put.seen), 'the line');
  process.kill(await lab.gatePid(), 'SIGKILL');
  await until(() => put.seen.includes('connection lost'), 'that the line was lost');
  t.regex(put.seen, /\r\u001b\[Jreeve: lab-01: connection lost/);
  input.end();
  t.is((await put.ended).status, 0);
});

onLinux('pipes, documents for programs and dumb terminals have none', async t => {
  const lab = await shared();
  shareFolder(lab, 'none');
  const inputs = await Promise.all([1, 2, 3].map(() => fed(t)));
  const words = (name: string) => ['put', '-', `lab-01:data/none/${name}`];
  const pipe = commandLine(lab, words('a'), {stdin: 'pipe'});
  pipe.child.stdin?.write(Buffer.alloc(2 ** 20));
  const terminals = [
    onTerminal(t, [...words('b'), '--json'], {...on(lab), after: inputs[0]?.words ?? ''}),
    onTerminal(t, words('c'), {...on(lab), before: `${size} TERM=dumb;`, after: inputs[1]?.words ?? ''}),
  ];
  await until(() => lab.entries().filter(isPutInto('none')).length === 3, 'all of them');
  // One that has a line shows it within the time that these had.
  const seen = onTerminal(t, words('d'), {...on(lab), after: inputs[2]?.words ?? ''});
  for (const {feed} of inputs) await feed();
  await until(() => fedBar.test(seen.seen), 'the line of another');
  pipe.child.stdin?.end();
  for (const {end} of inputs) end();
  t.like(await pipe.ended, {stderr: '', status: 0});
  for (const terminal of terminals) {
    t.is((await terminal.ended).status, 0);
    t.notRegex(terminal.seen, /stalled|\u001b/);
  }
  await seen.ended;
});

const isPutInto = (folder: string) => (entry: Entry) =>
  entry.event === 'job-start' && (entry.files?.path ?? '').startsWith(`${folder}/`);

onLinux('a file that is shown on the terminal has none there', async t => {
  const lab = await shared();
  shareFolder(lab, 'shown');
  const down = await held(t, lab, 'down');
  t.like(await lab.reeve(['put', down.file, 'lab-01:data/shown/large.bin']), {exitCode: 0});
  const words = ['get', 'lab-01:data/shown/large.bin', '-'];
  const how = {config: down.config, before: size};
  const get = onTerminal(t, words, how);
  await until(() => get.seen.length > sizes.down / 4, 'some of it');
  const elsewhere = onTerminal(t, words, {...how, after: '>/dev/null'});
  await until(() => bar.test(elsewhere.seen), 'the line where the file goes elsewhere');
  down.letGo();
  const {status, seen} = await get.ended;
  t.is(status, 0);
  t.notRegex(seen, /%|\u001b/);
  await elsewhere.ended;
});

const skipped = whyNot();
const onTmux = skipped === undefined ? onLinux : test.serial.skip;
if (skipped !== undefined) test(`the bar on a terminal that is resized: ${skipped}`, t => skip(t, skipped));

onTmux('a terminal that becomes narrower and wider has one line of it, and Ctrl-C leaves none', async t => {
  const lab = await shared();
  shareFolder(lab, 'resized');
  const input = await fed(t);
  const terminal = await openTerminal(t, on(lab).config);
  await terminal.reeve('put', '-', 'lab-01:data/resized/x', input.words);
  await input.feed();
  await terminal.shows(fedBar);
  for (const columns of [40, 20, 200, 80]) {
    await terminal.resize(columns, 24);
    const screen = await until(async () => {
      const text = await terminal.screen();
      const line = text.split('\n').find(one => /^stand.* 1 MiB/.test(one));
      const isAll = line !== undefined && (columns < 80 || fedBar.test(line));
      return isAll && line.length < columns && text;
    }, `the line on ${columns} columns`);
    t.is(screen.split('MiB').length, 2, screen);
    t.is(screen.match(/stalled/g)?.length ?? 0, columns < 40 ? 0 : 1, screen);
  }
  await terminal.press('C-c');
  await terminal.shows(/ready> *\n*$/);
  t.is(await terminal.status(), 130);
  t.notRegex(await terminal.screen(), /stalled/);
});

onTmux('a put in the background draws nothing over the prompt', async t => {
  const lab = await shared();
  shareFolder(lab, 'behind');
  const input = await fed(t);
  const terminal = await openTerminal(t, on(lab).config);
  await terminal.reeve('put', '-', 'lab-01:data/behind/x', input.words, '&');
  await input.feed();
  await until(() => lab.entries().some(isPutInto('behind')), 'the put');
  // One in the foreground shows its line within the time that it had.
  const other = await fed(t);
  const seen = onTerminal(t, ['put', '-', 'lab-01:data/behind/y'], {...on(lab), after: other.words});
  await other.feed();
  await until(() => fedBar.test(seen.seen), 'the line of another');
  t.notRegex(await terminal.screen(), /stalled/);
  for (const {end} of [input, other]) end();
  await terminal.shows(/behind\/x$/m);
  await seen.ended;
});
