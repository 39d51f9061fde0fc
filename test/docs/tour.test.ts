// The five minutes of README.md, as somebody new goes through them: npm start in a checkout, and what is shown then, line by
// line, with the Node and npm of the system in the path. As root a second time as an ordinary user.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {execa} from 'execa';
import {give, makeCheckout, mayEnter, stranger, systemPath} from '../fixtures/checkout.ts';
import type {Step} from '../fixtures/sessions.ts';
import {blocksOf, Ids, masked, stepsOf} from '../fixtures/sessions.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

const readme = await readFile('README.md', 'utf8');
const [, fiveMinutes = ''] = /^## Five minutes\n(.*?)^## /ms.exec(readme) ?? [];
const [oneHost = '', threeHosts = ''] = fiveMinutes.split('### Three hosts\n');

test('all that is typed on pages is in that tour', async t => {
  const pages = (await readdir('docs')).filter(name => name.endsWith('.md')).map(name => join('docs', name));
  for (const page of ['README.md', ...pages]) {
    const sessions = blocksOf(page, (await readFile(page, 'utf8')).replace(fiveMinutes, ''));
    t.deepEqual(
      sessions.filter(({language}) => language.startsWith('console')),
      [],
    );
  }
});

test.serial('the tour of README.md prints what is shown, line by line', async t => {
  await takeTour(t, await makeCheckout(t), {});
});

test.serial('so it does for an ordinary user', async t => {
  if (process.getuid?.() !== 0) return skip(t, 'not root, so the tour before was that');
  if (!(await mayEnter(stranger))) return skip(t, 'others may not enter this checkout');
  // The tour before has built one from nothing, and typed npx each time, which takes longer than all that it starts.
  const folder = await makeCheckout(t, {isBuilt: true});
  await give(folder, stranger);
  await takeTour(t, folder, {uid: stranger, gid: stranger}, 'node_modules/.bin/node dist/reeve.js');
});

async function takeTour(
  t: ExecutionContext,
  folder: string,
  who: {uid?: number; gid?: number},
  reeve = 'npx reeve',
): Promise<void> {
  t.timeout(600_000);
  const env = {
    PATH: systemPath,
    HOME: join(folder, 'home'),
    NO_COLOR: '1',
    npm_config_offline: 'true',
    LANG: 'C.UTF-8',
  };
  const options = {cwd: folder, env, extendEnv: false, ...who};
  const takeSteps = steps(t, options, reeve);
  const {said, stop} = await startServing(t, options);
  t.regex(said, /^reeve: \$ reeve run lab-01 disk-usage \/\nFilesystem /m);
  t.notRegex(said, /npm (warn|notice|error)/i);
  t.true((await takeSteps(oneHost)) > 15);
  t.regex(await stop(), /^reeve: stopped$/m);

  const more = await startServing(t, options, ['--hosts', '3']);
  t.regex(more.said, /^reeve: \$ reeve run @lab disk-usage \/$/m);
  t.deepEqual([...more.said.matchAll(/^(lab-0\d): Filesystem /gm)].map(([, host = '']) => host).sort(), [
    'lab-01',
    'lab-02',
    'lab-03',
  ]);
  t.regex(more.said, /^reeve: 3 of 3: exit 0$/m);
  t.true((await takeSteps(threeHosts)) > 2);
  t.regex(await more.stop(), /^reeve: stopped$/m);
}

/** Types what the text shows, a part of it at a time, and holds what comes to what is shown. Returns how many were typed. */
function steps(t: ExecutionContext, options: Options, reeve: string): (text: string) => Promise<number> {
  let exports = '';
  const ids = new Ids();
  return async text => {
    const all = blocksOf('README.md', text).flatMap((block): Partial<Step>[] =>
      block.language === 'sh'
        ? block.text
            .trim()
            .split('\n')
            .map(typed => ({typed}))
        : stepsOf(block),
    );
    for (const {typed = '', shown} of all) {
      if (typed.startsWith('export ')) exports += `${typed}\n`;
      else await take(typed, shown);
    }
    return all.length;
  };

  async function take(typed: string, shown: string | undefined): Promise<void> {
    // Both streams are one terminal.
    const script = `exec 2>&1\n${exports}${ids.in(typed.replaceAll('npx reeve', reeve))}`;
    const how = {...options, all: true, reject: false, input: ''} as const;
    const {all, exitCode} = await execa('sh', ['-c', script], how);
    if (shown === undefined) t.is(exitCode, 0, `${typed}\n${all}`);
    else t.is(masked(all), masked(shown), typed);
    ids.came(shown ?? '', all);
  }
}

interface Options {
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly uid?: number;
  readonly gid?: number;
}

/** `npm start`, until it serves. */
async function startServing(
  t: ExecutionContext,
  options: Options,
  words: readonly string[] = [],
): Promise<{said: string; stop: () => Promise<string>}> {
  const child = spawn('npm', ['start', '--', ...words], {...options, stdio: ['ignore', 'pipe', 'pipe']});
  const end = once(child, 'close');
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', bytes => (said += bytes));
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await end;
    return said;
  };
  t.teardown(stop);
  await until(
    () => said.includes('To change what may be run') || child.exitCode !== null,
    'a lab that serves',
    300_000,
  );
  return {said, stop};
}
