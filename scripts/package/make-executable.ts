import {execFile} from 'node:child_process';
import {chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {noDebugger} from '../../src/base/own-programs.ts';
import {thirdParties} from '../third-parties.ts';
import type {ExecutableBundle} from './bundle-executable.ts';
import type {Arch} from './node-of.ts';
import {nodeOf} from './node-of.ts';

const run = promisify(execFile);
const makeCode = join(import.meta.dirname, 'make-code.ts');

/**
 * Makes the one executable for Linux on `arch`, and beside it in `folder` what it needs as files: the addon that opens
 * pseudo-terminals, the gate's configuration of OpenSSL, and the licences of all that is bundled. Needs no network.
 *
 * @param root the checkout
 */
export async function makeExecutable(
  root: string,
  folder: string,
  arch: Arch,
  {mains, assets, metafiles}: ExecutableBundle,
): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'reeve-package-'));
  try {
    const paths: Record<string, string> = {};
    for (const [name, contents] of assets) {
      paths[name] = name;
      await writeFile(join(work, name), contents);
    }
    const hasCode = arch === process.arch;
    if (hasCode) {
      // Without a seed of its own, V8 would make other bytes each time.
      await run(process.execPath, ['--random-seed=1', makeCode, ...assets.keys()], {cwd: work});
      for (const name of assets.keys()) paths[`${name}.code`] = `${name}.code`;
    }
    await writeFile(join(work, 'main.js'), hasCode ? mains.withCode : mains.without);
    const settings = {
      // Stacks name it, and so the bytes of what is made do.
      main: 'main.js',
      output: 'reeve',
      executable: await nodeOf(root, arch),
      disableExperimentalSEAWarning: true,
      execArgv: [noDebugger, '--disable-warning=ExperimentalWarning'],
      // NODE_OPTIONS reaches nothing.
      execArgvExtension: 'none',
      assets: paths,
    };
    await writeFile(join(work, 'sea.json'), JSON.stringify(settings));
    await run(process.execPath, ['--build-sea', 'sea.json'], {cwd: work});
    await mkdir(join(folder, 'pty'), {recursive: true, mode: 0o755});
    const addon = `zigpty.linux-${arch}.node`;
    await copyFile(join(root, 'node_modules/zigpty/prebuilds', addon), join(folder, 'pty', addon));
    await copyFile(join(root, 'src/gate/openssl.cnf'), join(folder, 'openssl.cnf'));
    const licences = [await thirdParties(root, metafiles, ['zigpty']), await nodeLicence()];
    await writeFile(join(folder, 'THIRD-PARTY.txt'), Buffer.concat(licences));
    for (const name of [join('pty', addon), 'openssl.cnf', 'THIRD-PARTY.txt'])
      await chmod(join(folder, name), 0o644);
    // In one step: a reeve of an earlier package may run.
    await copyFile(join(work, 'reeve'), join(folder, '.reeve.new'));
    await chmod(join(folder, '.reeve.new'), 0o755);
    await rename(join(folder, '.reeve.new'), join(folder, 'reeve'));
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}

/** That of Node, and of all that is in it. This process's Node is of the same version as the one that is packaged. */
async function nodeLicence(): Promise<Buffer> {
  const text = await readFile(join(dirname(dirname(process.execPath)), 'LICENSE'));
  return Buffer.concat([Buffer.from(`\n${'-'.repeat(80)}\n\nNode.js ${process.version}\n\n`), text]);
}
