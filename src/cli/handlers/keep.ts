import {resolve} from 'node:path';
import {ownCommandLine} from '../../base/own-programs.ts';
import {keep} from '../../persist/keep.ts';
import {buildOf} from '../../persist/place.ts';
import type {CommonOptions} from '../options.ts';

/** `reeve persist keep`, which commands start: becomes the keeper, and connects to the target. */
export async function keepFor(target: string, {config = ''}: CommonOptions): Promise<void> {
  await keep(buildOf(ownCommandLine().file), resolve(config), target);
}
