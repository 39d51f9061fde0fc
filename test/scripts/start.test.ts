import {spawn} from 'node:child_process';
import {chmod, chown, lstat, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {allIn, give, makeCheckout, mayEnter, stranger} from '../fixtures/checkout.ts';
import {skip} from '../fixtures/skip.ts';

test.serial(
  "as root in a checkout of an ordinary user a lab is made and served as that user, also one that was root's",
  async t => {
    const folder = await checkout(t);
    if (folder === undefined) return;
    await give(folder, stranger);
    const first = await start(folder);
    t.is(first.status, 0, first.said);
    t.regex(first.said, /belongs to uid 61234, so this goes on as that user/);
    t.regex(first.said, /^Filesystem /m);
    t.deepEqual(await notOf(folder, stranger), []);
    t.deepEqual(await readdir(join(folder, 'lab/catalogue')), ['access.yaml', 'lab.yaml', 'shares.yaml']);

    await give(folder, 0);
    const asRoot = await start(folder);
    t.is(asRoot.status, 0, asRoot.said);

    await chown(folder, stranger, stranger);
    const mixed = await start(folder);
    t.is(mixed.status, 1);
    t.regex(mixed.said, /^reeve: .*; run: chown -hR 61234:61234 \S+dist /);

    await give(folder, stranger);
    const again = await start(folder);
    t.is(again.status, 0, again.said);
  },
);

test.serial(
  "what root's own group may write by its umask it may no more; another group is named, and nothing served",
  async t => {
    const folder = await checkout(t);
    if (folder === undefined) return;
    for (const path of [folder, join(folder, 'certs')]) await chmod(path, 0o775);
    const served = await start(folder);
    t.is(served.status, 0, served.said);
    t.is((await lstat(folder)).mode & 0o777, 0o755);

    await chown(folder, 0, stranger);
    await chmod(folder, 0o775);
    const refused = await start(folder);
    t.is(refused.status, 1);
    t.is(refused.said, `reeve: others may write ${folder}; run: chmod go-w ${folder}\n`);
    t.is((await lstat(folder)).mode & 0o777, 0o775);
  },
);

test.serial(
  'further hosts are added to a lab, each with its own address and account, and client.yaml keeps what was written there',
  async t => {
    const folder = await makeCheckout(t, {isBuilt: true});
    const one = await start(folder);
    t.is(one.status, 0, one.said);
    const file = join(folder, 'lab/client.yaml');
    const before = await readFile(file, 'utf8');
    t.regex(before, /^ {2}lab-01: \{ address: 127\.0\.0\.1:\d+ \}\n$/m);
    await writeFile(file, `# mine\n${before}groups:\n  own: lab-01 # alone\n`);
    const two = await start(folder, '--hosts', '2');
    t.is(two.status, 0, two.said);
    t.regex(two.said, /^reeve: 2 of 2: exit 0$/m);
    const after = await readFile(file, 'utf8');
    t.regex(
      after,
      /^# mine\n(.*\n){3} {2}lab-01: .*\n {2}lab-02: \{ address: 127\.0\.0\.2:\d+ \}\ngroups:\n {2}own: lab-01 # alone\n {2}lab: lab-\[01-02\]\n$/,
    );
    t.deepEqual((await readdir(join(folder, 'lab/lab-02'))).sort(), [
      'catalogue',
      'data',
      'files',
      'logs',
      'server.yaml',
    ]);
    t.regex(
      await readFile(join(folder, 'lab/lab-02/server.yaml'), 'utf8'),
      /^host: lab-02\nlisten: 127\.0\.0\.2:\d+\n/,
    );
    const again = await start(folder, '--hosts', '3');
    t.is(again.status, 0, again.said);
    const [third = ''] = /^ {2}lab-03: .*\n/m.exec(await readFile(file, 'utf8')) ?? [];
    t.is(
      await readFile(file, 'utf8'),
      after.replace('groups:', `${third}groups:`).replace('lab-[01-02]', 'lab-[01-03]'),
    );
    const wrong = await start(folder, '--hosts', 'many');
    t.is(wrong.status, 253);
    t.regex(wrong.said, /^reeve: --hosts: "many" is not a whole number from 1 to 99$/m);
  },
);

/** Of root's; undefined where that cannot be tried. */
async function checkout(t: ExecutionContext): Promise<string | undefined> {
  const why = process.getuid?.() !== 0 ? 'not root' : (await mayEnter(stranger)) ? undefined : notEntered;
  if (why === undefined) return makeCheckout(t, {isBuilt: true});
  skip(t, why);
  return undefined;
}

const notEntered = 'others may not enter this checkout';

const start = (folder: string, ...words: string[]) =>
  run(process.execPath, ['scripts/boot.js', 'start', '--once', ...words], {cwd: folder});

async function run(
  file: string,
  args: string[],
  options: {cwd: string; uid?: number; gid?: number},
): Promise<{status: number | undefined; said: string}> {
  const child = spawn(file, args, {...options, stdio: ['ignore', 'pipe', 'pipe']});
  const {promise, resolve: settle} = Promise.withResolvers<number | undefined>();
  child.once('error', () => settle(undefined));
  child.once('close', code => settle(code ?? undefined));
  const [out, error, status] = await Promise.all([text(child.stdout), text(child.stderr), promise]);
  return {status, said: error + out};
}

/** The paths in a folder that belong to somebody else. */
async function notOf(folder: string, uid: number): Promise<string[]> {
  const paths = await allIn(folder);
  const owners = await Promise.all(paths.map(async path => (await lstat(path)).uid));
  return paths.filter((_path, index) => owners[index] !== uid);
}
