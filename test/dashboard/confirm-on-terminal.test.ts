// `--confirm-on-terminal`: a real dashboard on a terminal of its own, and a tab that is proven.
import {join} from 'node:path';
import test from 'ava';
import type {RunTold} from '../../src/dashboard/told.ts';
import {reeveArgs, reeveFile} from '../fixtures/lab.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';
import type {ServedPage} from './served-page.ts';
import {openTab, trade} from './served-page.ts';

const sharedLab = shareLab({
  commands: `
  look: { about: Looks, effect: read, argv: ["true"] }
  wipe: { about: Removes a file, effect: destroy, argv: [rm, -f, --, "{file}"], params: { file: { type: string } } }
`,
});

test('what must be confirmed is asked on the terminal as well, by digits that were not there before', async t => {
  const lab = await sharedLab();
  const config = join(lab.folder, 'alice.yaml');
  const before = `export XDG_STATE_HOME=${join(lab.folder, 'asking')} XDG_RUNTIME_DIR=;`;
  const terminal = onTerminal(t, ['dashboard', '--no-open', '--confirm-on-terminal'], {config, before});
  const [, port = '', code = ''] = await until(
    () => /http:\/\/127\.0\.0\.1:(\d+)\/#code=([\w-]{22})/.exec(terminal.seen) ?? undefined,
    'the address',
  );
  // Typed earlier, for whatever.
  terminal.type('yes\n');
  const page = {port: Number(port), origin: `http://127.0.0.1:${port}`} as ServedPage;
  const session = await trade(page, code);
  if (!session) return t.fail();
  const tab = await openTab(page, session);
  const wipe = {want: 'run', host: 'lab-01', command: 'wipe', params: {file: join(lab.folder, 'no-such')}};
  const failed = (asked: Promise<unknown>) =>
    asked.then(
      () => ({code: 'done', message: ''}),
      (error: {code: string; message: string; asked?: {confirmation: string; onTerminal: boolean}}) => error,
    );
  const confirmation = async () => {
    const {code: why, asked} = (await failed(tab.ask(wipe))) as {
      code: string;
      asked?: {confirmation: string; onTerminal: boolean};
    };
    t.deepEqual([why, asked?.onTerminal], ['confirm-needed', true]);
    return {confirmation: asked?.confirmation};
  };
  let questions = 0;
  /** The digits of the next question. */
  const digits = async () => {
    questions += 1;
    return until(
      () => [...terminal.seen.matchAll(/type (\d{4}) to run it/g)][questions - 1]?.[1],
      'a question',
    );
  };
  const wiped = () => lab.entries().filter(entry => 'command' in entry && entry.command === 'wipe').length;

  t.like(await failed(tab.ask({...wipe, ...(await confirmation())})), {code: 'not-confirmed'});
  await digits();
  t.regex(
    terminal.seen,
    /a run that destroys something; it runs rm -f -- \{file\}, given --file=\S+ on lab-01/,
  );
  t.is(wiped(), 0);

  const second = tab.ask<RunTold>({...wipe, ...(await confirmation())});
  const wanted = await digits();
  // Nobody is asked two things at once.
  const other = await failed(tab.ask({...wipe, ...(await confirmation())}));
  t.like(other, {code: 'not-confirmed'});
  t.regex(other.message, /another run is asked about/);
  terminal.type(`${wanted}\n`);
  t.is((await second).command, 'wipe');
  // Its start and its end.
  const done = 2;
  await until(() => wiped() === done, 'the entries of the run');
  t.is((await tab.ask<RunTold>({want: 'run', host: 'lab-01', command: 'look', params: {}})).command, 'look');

  // A session that ends while somebody is asked.
  const third = {...wipe, ...(await confirmation())};
  tab.socket.send(JSON.stringify({id: 1000, ...third}));
  const late = await digits();
  t.is(await trade(page, code), undefined);
  t.is(await tab.closed, 4001);
  terminal.type(`${late}\n`);
  await until(() => terminal.seen.split('reeve: confirmed').length === 3, 'the answer to the question');
  terminal.type('\u0003');
  t.is((await terminal.ended).status, 0);
  t.is(wiped(), done);
});

test('without a terminal to ask on it does not begin', async t => {
  const lab = await sharedLab();
  const env = {REEVE_CONFIG: join(lab.folder, 'alice.yaml'), XDG_STATE_HOME: join(lab.folder, 'none')};
  const ran = await runProgram(
    reeveFile,
    [...reeveArgs, 'dashboard', '--no-open', '--confirm-on-terminal'],
    env,
  );
  t.is(ran.exitCode, 253);
  t.regex(ran.stderr, /--confirm-on-terminal asks on a terminal, and there is none/);
});
