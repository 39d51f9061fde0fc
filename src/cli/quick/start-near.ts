import {locateClientFile} from '../../config/client-file.ts';
import {isOurSocket} from '../../persist/place.ts';
import type {KeeperPlace} from '../keeper-of.ts';
import {keeperOf} from '../keeper-of.ts';
import type {Bundle} from './bundle.ts';
import {loadBundle} from './bundle.ts';
import type {QuickCall} from './quick-call.ts';

/** The exports of near-main.ts. */
interface Near {
  carryOut(call: QuickCall, keeper: KeeperPlace): Promise<boolean>;
}

/** Carries out a call by the keeper, with the bundle. Resolves to false if there is none; then nothing was done. */
export async function startNear(bundle: Bundle, call: QuickCall): Promise<boolean> {
  const keeper = keeperFor(call);
  if (keeper === undefined || !isOurSocket(keeper.socket)) return false;
  const {exports} = loadBundle<Near>(bundle);
  return (await exports.carryOut?.(call, keeper)) ?? false;
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
