import {spawn} from 'node:child_process';
import {chmod, chown, lstat, readdir} from 'node:fs/promises';
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

/** Of root's; undefined where that cannot be tried. */
async function checkout(t: ExecutionContext): Promise<string | undefined> {
  const why = process.getuid?.() !== 0 ? 'not root' : (await mayEnter(stranger)) ? undefined : notEntered;
  if (why === undefined) return makeCheckout(t);
  skip(t, why);
  return undefined;
}

const notEntered = 'others may not enter this checkout';

const start = (folder: string) =>
  run(process.execPath, ['scripts/boot.js', 'start', '--once'], {cwd: folder});

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
