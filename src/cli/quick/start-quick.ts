import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename} from 'node:path';
import {keep, readKept} from './kept-code.ts';
import type {QuickCall} from './quick-call.ts';

/** As scripts/bundle.ts wraps what it makes of quick-main.ts. */
type Bundle = (require: NodeJS.Require, module: {exports: {carryOut?: (call: QuickCall) => void}}) => void;

/**
 * Carries out a call with the bundle at `path`, one file of ASCII, and with the code that V8 made of it in an earlier run of that
 * command. The name of the bundle has the digest of its content, so code of another build is never asked for.
 *
 * @param cache undefined if nothing is kept
 * @throws {Error} of the system where the bundle is gone
 */
export function startQuick(path: string, call: QuickCall, cache: string | undefined): void {
  const source = readFileSync(path, 'latin1');
  const name = `${basename(path)}-${process.version}-${process.arch}-${call.command}`;
  const kept = cache === undefined ? undefined : readKept(cache, name);
  const {Script} = process.getBuiltinModule('node:vm');
  const script = new Script(source, {filename: path, ...(kept && {cachedData: kept})});
  const module: Parameters<Bundle>[1] = {exports: {}};
  const bundle: Bundle = script.runInThisContext();
  bundle(createRequire(import.meta.url), module);
  module.exports.carryOut?.(call);
  if (cache === undefined || script.cachedDataRejected === false) return;
  // Now it has the functions that the run needed. A run that failed came not so far.
  process.once('exit', status => {
    if (status === 0) keep(cache, name, script.createCachedData());
  });
}
