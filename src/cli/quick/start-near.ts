import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {locateClientFile} from '../../config/client-file.ts';
import {isOurSocket} from '../../persist/place.ts';
import type {KeeperPlace} from '../keeper-of.ts';
import {keeperOf} from '../keeper-of.ts';
import type {QuickCall} from './quick-call.ts';

/** As scripts/bundle-quick.ts wraps what it makes of near-main.ts. */
type Bundle = (
  require: NodeJS.Require,
  module: {exports: {carryOut?: (call: QuickCall, keeper: KeeperPlace) => Promise<boolean>}},
) => void;

/** Carries out a call by the keeper, with the bundle at `path`. Resolves to false if there is none; then nothing was done. */
export async function startNear(path: string, call: QuickCall): Promise<boolean> {
  const keeper = keeperFor(call);
  if (keeper === undefined || !isOurSocket(keeper.socket)) return false;
  const source = readFileSync(path, 'latin1');
  const {Script} = process.getBuiltinModule('node:vm');
  const bundle: Bundle = new Script(source, {filename: path}).runInThisContext();
  const module: Parameters<Bundle>[1] = {exports: {}};
  bundle(createRequire(import.meta.url), module);
  return (await module.exports.carryOut?.(call, keeper)) ?? false;
}

/** The end of an id is looked for by code that is not in the bundle. */
const wholeId = 36;

function keeperFor({command, args}: QuickCall): KeeperPlace | undefined {
  if (command === 'keep' || (command === 'attach' && String(args[1]).length !== wholeId)) return undefined;
  const {config} = args.at(-1) as {config?: string};
  try {
    return keeperOf(locateClientFile(config, process.env).path);
  } catch {
    // The whole program says that there is no home folder.
    return undefined;
  }
}
