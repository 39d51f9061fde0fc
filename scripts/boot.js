// The first step of every npm script; written so that an old Node can run it. Installs what the lock file says
// where that is not there yet, builds, and hands over to scripts/NAME.ts on the Node that reeve ships.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...words] = process.argv.slice(2);

installIfNeeded();
const node = shippedNode();
const built = name === 'generate' ? 0 : run(node, ['scripts/build.ts'], root);
const isAll = built !== 0 || name === 'build';
process.exitCode = isAll ? built : run(node, [join(root, 'scripts', `${name}.ts`), ...words], process.cwd());

/** `npm ci`, where what is installed is not what the lock file says. Two at once take turns. */
function installIfNeeded() {
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
    const code = run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], root, isWindows);
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
    // Whoever held it for ten minutes is gone.
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
function run(file, args, cwd, shell = false) {
  const bin = join(root, 'node_modules', '.bin');
  const path = [dirname(file), bin, process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  // Ctrl-C reaches the child as well; it decides.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  const {status, signal, error} = spawnSync(file, args, {
    cwd,
    stdio: 'inherit',
    shell,
    env: {...process.env, PATH: path},
  });
  process.off('SIGINT', ignore);
  if (error) throw error;
  return status === null ? 128 + (signal === 'SIGINT' ? 2 : 15) : status;
}
