// Root in a checkout of somebody else's: what could be changed by an ordinary user is run as that user, in a session of
// its own, with an environment of its own, away from root's terminal. Written so that an old Node can run it.
import {spawn, spawnSync} from 'node:child_process';
import {chownSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import {join} from 'node:path';

/** The variables that are not root's own business: a terminal's looks, the language, proxies and the registry. */
const passedOn =
  /^(?:PATH|TERM|COLORTERM|NO_COLOR|FORCE_COLOR|CI|TZ|LANG|LC_[A-Z]+|(?:https?|no|all)_proxy|npm_config_registry)$/i;

/** The folders that npm scripts make in a checkout, besides node_modules. */
const made = ['dist', 'certs', 'lab'];

/** The user that a folder belongs to, where that is not root and we are; else undefined. */
export function ordinaryOwner(folder) {
  if (process.getuid?.() !== 0) return undefined;
  const {uid, gid} = statSync(folder);
  if (uid === 0) return undefined;
  const [name, , , primary, , home] = (spawnSync('getent', ['passwd', `${uid}`]).stdout ?? '')
    .toString()
    .trim()
    .split(':');
  return {
    uid,
    // Never root's group, which may change much in some containers.
    gid: Number(primary) || gid || uid,
    name: name ? `${name} (uid ${uid})` : `uid ${uid}`,
    home: home && existsSync(home) && statSync(home).uid === uid ? home : undefined,
  };
}

/** True if the owner may run this. */
export function canRun(owner, file, args) {
  const {uid, gid} = owner;
  return spawnSync(file, args, {uid, gid, cwd: '/', env: environmentOf(owner), stdio: 'ignore'}).status === 0;
}

/**
 * Returns why the owner cannot work in the folder, with what mends it; undefined if nothing is in the way.
 */
export function whatIsInTheWay(owner, folder, node) {
  const {uid, gid, name} = owner;
  const script = 'require("fs").accessSync(process.argv[1], 7)';
  if (!canRun(owner, node, ['-e', script, folder]))
    return `${folder} belongs to ${name}, who may not enter it or write there, or whom root may not become here; to run it as root, run: chown -hR root: ${folder}`;
  const others = made.map(each => join(folder, each)).filter(path => isOfAnother(path, uid));
  return others.length === 0
    ? undefined
    : `${folder} belongs to ${name}, but not all of ${others.join(' ')}; run: chown -hR ${uid}:${gid} ${others.join(' ')}`;
}

function isOfAnother(path, uid) {
  const stats = lstatSync(path, {throwIfNoEntry: false});
  if (stats === undefined) return false;
  if (stats.uid !== uid) return true;
  return stats.isDirectory() && readdirSync(path).some(name => isOfAnother(join(path, name), uid));
}

/** Runs to the end, and gives its exit status. Ctrl-C reaches all that it started, as at a terminal; other signals reach it alone. */
export async function runAsOwner(owner, file, args, wantsInput) {
  const {uid, gid} = owner;
  // npm and caches want a home; that of a user who has none lasts as long as this.
  const home = owner.home ?? mkdtempSync(join(tmpdir(), 'reeve-home-'));
  if (owner.home === undefined) chownSync(home, uid, gid);
  try {
    const child = spawn(file, args, {
      uid,
      gid,
      env: environmentOf({...owner, home}),
      detached: true,
      stdio: [wantsInput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])
      process.on(signal, () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        process.kill(signal === 'SIGINT' || signal === 'SIGQUIT' ? -child.pid : child.pid, signal);
      });
    relay(child.stdout, process.stdout);
    relay(child.stderr, process.stderr);
    if (child.stdin) relay(process.stdin, child.stdin);
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    if (wantsInput) process.stdin.destroy();
    if (owner.home === undefined) rmSync(home, {recursive: true, force: true});
  }
}

/** To the end of either: what nobody reads any more is read and dropped, so that who writes it goes on. */
function relay(from, to) {
  to.on('error', () => from.resume());
  from.pipe(to, {end: to !== process.stdout && to !== process.stderr});
}

function environmentOf({home}) {
  const kept = Object.entries(process.env).filter(([name]) => passedOn.test(name));
  return {...Object.fromEntries(kept), ...(home === undefined ? {} : {HOME: home})};
}
