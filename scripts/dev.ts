// `npm run dev`: builds as it was written, with source maps, serves the lab of `npm start`, and does both again whenever
// src/ or schemas/ change. REEVE_INSPECT=executor, gate, helper or shipper opens that process to a debugger.
// Types are not looked at: an editor does that, and `npm test`.
import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {watch} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {bundle} from './bundle.ts';
import {makeValidators} from './validators.ts';

const root = join(import.meta.dirname, '..');
process.chdir(root);
/** An editor writes several files, and each in several steps, milliseconds. */
const settleMs = 100;

let lab: ChildProcess | undefined;
let isChanged = true;
let wake = Promise.withResolvers<void>();

for (const folder of ['src', 'schemas'])
  watch(folder, {recursive: true}, (_event, name) => {
    // The build writes there, too.
    if (name?.includes('generated')) return;
    isChanged = true;
    wake.resolve();
  });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stop().then(() => process.exit()));

for (;;) {
  if (!isChanged) await wake.promise;
  wake = Promise.withResolvers();
  await pause(settleMs);
  isChanged = false;
  if (!(await isBuilt())) continue;
  await stop();
  lab = spawn(process.execPath, [join('scripts', 'start.ts')], {stdio: 'inherit', detached: true});
}

/** The bundler itself says what is wrong; the lab that runs goes on. */
async function isBuilt(): Promise<boolean> {
  try {
    await makeValidators();
    await bundle(join(root, 'dist'), {forDebugging: true});
    return true;
  } catch (error) {
    console.error(`reeve: not built: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function stop(): Promise<void> {
  if (lab?.exitCode === null && lab.signalCode === null) {
    lab.kill('SIGTERM');
    await once(lab, 'exit');
  }
}
