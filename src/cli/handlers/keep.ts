import {resolve} from 'node:path';
import {keep} from '../../persist/keep.ts';
import {buildOf} from '../../persist/place.ts';
import {program} from '../keeper-of.ts';
import type {CommonOptions} from '../options.ts';

/** `reeve persist keep`, which commands start: becomes the keeper, and connects to the target. */
export async function keepFor(target: string, {config = ''}: CommonOptions): Promise<void> {
  await keep(buildOf(program), resolve(config), target);
}
