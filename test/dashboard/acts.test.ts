// A tab that is proven asks a real dashboard, without a browser.
import {once} from 'node:events';
import {readFile, writeFile} from 'node:fs/promises';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {join} from 'node:path';
import test from 'ava';
import type {OutputTold, RunTold} from '../../src/dashboard/told.ts';
import {openHeldRelay} from '../fixtures/held-relay.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import type {ServedPage} from './served-page.ts';
import {freshTab, openTab, servePage, trade} from './served-page.ts';

const commands = `
  echo: { about: Prints its words, effect: read, argv: [printf, "%s", "{words...}"], params: { words: { type: array, items: { type: string }, allowDash: true } } }
  wipe: { about: Removes a file, effect: destroy, argv: [rm, -f, --, "{file}"], params: { file: { type: string } } }
  much: { about: Prints much, effect: read, argv: [sh, -c, 'yes "<script>alert(1)</script>" | head -c 30000000; echo end'] }
  echo-in: { about: Prints what it reads, effect: read, argv: [cat], stdin: stream }
  log-in: { about: Takes a password, effect: read, argv: [sh, -c, 'printf %s "$PASSWORD" | wc -c'], env: { PASSWORD: "{password}" }, params: { password: { type: string, writeOnly: true } } }
`;

const sharedLab = shareLab({commands});
let served: Promise<ServedPage> | undefined;
const page = () => (served ??= sharedLab().then(lab => servePage(lab)));
test.after.always(async () => {
  await (await served)?.end();
});

test.serial(
  'what destroys is run only with a confirmation that was given for the very same run, and once',
  async t => {
    const lab = await sharedLab();
    await using tab = await freshTab(await page());
    const file = join(lab.folder, 'ca.pem.copy');
    const run = {want: 'run', host: 'lab-01', command: 'wipe', params: {file}};
    const asked = await tab.ask(run).then(
      () => t.fail(),
      (error: {code: string; asked: {confirmation: string; argv: string; given: string; hosts: string[]}}) =>
        error,
    );
    if (typeof asked === 'boolean') return;
    t.like(asked, {
      code: 'confirm-needed',
      asked: {argv: 'rm -f -- {file}', given: `--file=${file}`, hosts: ['lab-01']},
    });
    const {confirmation} = asked.asked;
    const wrong = [
      {...run, confirmation: 'A'.repeat(22)},
      {...run, params: {file: `${file}2`}, confirmation},
      // That try has used it up.
      {...run, confirmation},
    ];
    for (const each of wrong) await t.throwsAsync(tab.ask(each), {message: /must be confirmed/});
    t.false(lab.entries().some(entry => 'command' in entry && entry.command === 'wipe'));
    const good = await tab.ask(run).catch((error: {asked: {confirmation: string}}) => error.asked);
    const told = await tab.ask<RunTold>({
      ...run,
      confirmation: (good as {confirmation: string}).confirmation,
    });
    t.is(told.command, 'wipe');
  },
);

test.serial('a run is not begun whose session ended while its host was waited for', async t => {
  const lab = await sharedLab();
  const relay = await openHeldRelay(t, lab.port);
  const config = join(lab.folder, 'held.yaml');
  const alice = await readFile(join(lab.folder, 'alice.yaml'), 'utf8');
  await writeFile(config, alice.replace(`127.0.0.1:${lab.port}`, `127.0.0.1:${relay.port}`));
  const served = await servePage(lab, {config, env: {XDG_STATE_HOME: join(lab.folder, 'fourth')}});
  try {
    const runs = () =>
      lab.entries().filter(entry => entry.event === 'job-start' && entry.command === 'echo').length;
    const before = runs();
    const run = (word: string) => ({want: 'run', host: 'lab-01', command: 'echo', params: {words: [word]}});
    const code = await served.newCode();
    const session = await trade(served, code);
    if (!session) return t.fail();
    const tab = await openTab(served, session);
    tab.socket.send(JSON.stringify({id: 1000, ...run('over')}));
    // It is answered behind the run: that was taken, and waits for its host.
    await tab.ask({want: 'me'});
    t.is(await trade(served, code), undefined);
    t.is(await tab.closed, 4001);
    await using other = await freshTab(served);
    const asked = other.ask<RunTold>(run('later'));
    await other.ask({want: 'me'});
    relay.open();
    const {job} = await asked;
    await until(
      async () => (await other.ask<RunTold>({want: 'open', host: 'lab-01', job})).phase === 'ended',
      'the end of the later run',
    );
    t.is(runs() - before, 1);
  } finally {
    await served.end();
  }
});

test.serial('--read-only runs, feeds and cancels nothing, whatever the page asks for', async t => {
  const lab = await sharedLab();
  const env = {XDG_STATE_HOME: join(lab.folder, 'third')};
  const served = await servePage(lab, {env, words: ['--read-only']});
  try {
    await using tab = await freshTab(served);
    const before = lab.entries().length;
    const job = '01a22cf7-7572-7fe9-9e09-96b53bb07b38';
    for (const act of [
      {want: 'run', host: 'lab-01', command: 'echo', params: {}},
      {want: 'input', host: 'lab-01', job, text: 'x', end: true},
      {want: 'cancel', host: 'lab-01', job},
    ])
      await t.throwsAsync(tab.ask(act), {message: /--read-only/});
    t.like(await tab.ask({want: 'me'}), {readOnly: true});
    t.is(lab.entries().length, before);
  } finally {
    await served.end();
  }
});

test.serial(
  'however much a job prints, a window of it is small, and what looks like HTML is text',
  async t => {
    await using tab = await freshTab(await page());
    const run = await tab.ask<RunTold>({want: 'run', host: 'lab-01', command: 'much', params: {}});
    const last = await until(async () => {
      const told = await tab.ask<RunTold>({want: 'open', host: 'lab-01', job: run.job});
      return told.phase === 'ended' && told;
    }, 'the end of the job');
    t.is(last.proof.verdict, 'good');
    for (const from of [0, 15_000_000, undefined]) {
      const window = await tab.ask<OutputTold>({want: 'output', host: 'lab-01', job: run.job, from});
      t.true(window.to - window.from <= 96 * 1024);
      t.true(JSON.stringify(window).length < 120 * 1024);
      t.regex(JSON.stringify(window), /<script>alert\(1\)<\/script>/);
    }
  },
);

test.serial('input that is typed goes to the run that was begun here, up to its end', async t => {
  await using tab = await freshTab(await page());
  const {job} = await tab.ask<RunTold>({
    want: 'run',
    host: 'lab-01',
    command: 'echo-in',
    params: {},
    feeds: true,
  });
  await tab.ask({want: 'input', host: 'lab-01', job, text: 'one\n', end: false});
  await until(
    async () => (await tab.ask<RunTold>({want: 'open', host: 'lab-01', job})).end === 4,
    'the first line',
  );
  await tab.ask({want: 'input', host: 'lab-01', job, text: 'two\n', end: true});
  await until(
    async () => (await tab.ask<RunTold>({want: 'open', host: 'lab-01', job})).phase === 'ended',
    'the end',
  );
  await t.throwsAsync(tab.ask({want: 'input', host: 'lab-01', job, text: 'x', end: false}), {
    message: /takes no more/,
  });
});

test.serial('a place that names another host has nothing dialled: only those of client.yaml are', async t => {
  const served = await page();
  let dialled = 0;
  const trap = createServer(socket => {
    dialled += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(trap, 'listening');
  const host = `127.0.0.1:${(trap.address() as AddressInfo).port}`;
  await using tab = await freshTab(served);
  const job = '01a22cf7-7572-7fe9-9e09-96b53bb07b38';
  for (const intent of [
    {want: 'commands', host},
    {want: 'open', host, job},
    {want: 'prove', host, job},
    {want: 'account', host, filter: {}},
    {want: 'run', host, command: 'true', params: {}},
    {want: 'cancel', host, job},
  ])
    t.like(await tab.ask(intent).catch((error: object) => error), {code: 'unknown-host'}, intent.want);
  t.is(dialled, 0);
  trap.close();
});

test.serial('a secret is in nothing that the page is told, nor in the state of the dashboard', async t => {
  const served = await page();
  await using tab = await freshTab(served);
  const password = newMark();
  const run = {want: 'run', host: 'lab-01', command: 'log-in', params: {}, secrets: {password}};
  const {job} = await tab.ask<RunTold>(run);
  const ended = await until(async () => {
    const told = await tab.ask<RunTold>({want: 'open', host: 'lab-01', job});
    return told.phase === 'ended' && told;
  }, 'the end');
  t.is(ended.again, 'reeve run lab-01 --secret password log-in');
  t.false(JSON.stringify(tab.told).includes(password));
  t.false(served.said().includes(password));
  const environment = await readFile(`/proc/${served.pid}/cmdline`, 'utf8');
  t.false(environment.includes(password));
});

test.serial('a refusal names its field, and leaves no run behind', async t => {
  await using tab = await freshTab(await page());
  const run = {want: 'run', host: 'lab-01', command: 'echo', params: {words: 'not a list'}};
  await t.throwsAsync(tab.ask(run), {message: /parameter "words"/});
  const error = await tab.ask(run).catch((thrown: object) => thrown);
  t.like(error, {code: 'bad-parameter', field: 'words'});
});
