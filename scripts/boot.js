// The first step of every npm script; written so that an old Node can run it. Installs what the lock file says
// where that is not there yet, builds, and hands over to scripts/NAME.ts on the Node that reeve ships.
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {constants} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {canRun, ordinaryOwner, runAsOwner, whatIsInTheWay} from './as-owner.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...words] = process.argv.slice(2);

endWithNpm();
const owner = ordinaryOwner(root);
process.exitCode = await (owner === undefined ? script() : handOver(owner));

async function script() {
  await installIfNeeded();
  const node = shippedNode();
  const built =
    name === 'generate' ? 0 : await run(node, ['scripts/build.ts', ...(name === 'build' ? words : [])], root);
  if (built !== 0 || name === 'build') return built;
  return run(node, [join(root, 'scripts', `${name}.ts`), ...words], process.cwd());
}

/** npm that is told to stop ends the shell between it and us, and that does not tell us. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const {ppid} = process;
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}

/** As root in a checkout of somebody else's, all is done as that user. */
async function handOver(user) {
  // Unless somebody else installed, or the user cannot run the npm that there is, say one in root's home.
  const modules = join(root, 'node_modules');
  const isTheirs = !existsSync(modules) || statSync(modules).uid === user.uid;
  if (!isTheirs || !canRun(user, 'npm', ['--version'])) await installIfNeeded();
  const node = existsSync(modules) ? shippedNode() : process.execPath;
  const why = whatIsInTheWay(user, root, node);
  if (why !== undefined) {
    console.error(`reeve: ${why}`);
    return 1;
  }
  const become = `setpriv --reuid ${user.uid} --regid ${user.gid} --clear-groups bash`;
  console.error(
    `reeve: ${root} belongs to ${user.name}, so this goes on as that user, as whom another terminal gets by: ${become}`,
  );
  return runAsOwner(user, node, [fileURLToPath(import.meta.url), name, ...words], name === 'setup');
}

/** `npm ci`, where what is installed is not what the lock file says. Two at once take turns. */
async function installIfNeeded() {
  const stamp = join(root, 'node_modules', '.reeve-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isInstalled()) return;
  const turn = join(root, '.installing');
  while (!takeTurn(turn)) sleep(500);
  try {
    if (isInstalled()) return;
    console.error('reeve: installing what package-lock.json lists (once) ...');
    // npm is a shell script on Windows.
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const isWindows = process.platform === 'win32';
    const code = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], root, isWindows);
    if (code !== 0) throw new Error(`npm ci failed with status ${code}`);
    writeFileSync(stamp, wanted);
  } finally {
    rmSync(turn, {recursive: true, force: true});
  }
}

function takeTurn(turn) {
  try {
    mkdirSync(turn);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // A process that held it for ten minutes is gone.
    const age = existsSync(turn) ? Date.now() - statSync(turn).mtimeMs : 0;
    if (age > 600_000) rmSync(turn, {recursive: true, force: true});
    return false;
  }
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** The Node in node_modules, or this one where the registry has none for the platform and this one will do. */
function shippedNode() {
  const folder = join(
    root,
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  );
  const shipped = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(shipped)) return shipped;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(
    `reeve: no Node is shipped for ${process.platform} ${process.arch}; install Node 24 or later (this is ${process.version})`,
  );
  process.exit(253);
}

/** Runs to the end, on our terminal, and gives its exit status. */
async function run(file, args, cwd, shell = false) {
  const bin = join(root, 'node_modules', '.bin');
  const path = [dirname(file), bin, process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  const child = spawn(file, args, {cwd, stdio: 'inherit', shell, env: {...process.env, PATH: path}});
  // Ctrl-C reaches the child as well, and npm sends us another; the child decides. It is told of what reaches only us.
  const handlers = {
    SIGINT: () => {},
    SIGTERM: () => child.kill('SIGTERM'),
    SIGHUP: () => child.kill('SIGHUP'),
  };
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    for (const [signal, handler] of Object.entries(handlers)) process.off(signal, handler);
  }
}
