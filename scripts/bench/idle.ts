import type {Certificates} from './lab.ts';
import {idleClients} from './places.ts';
import type {Helper} from './processes.ts';
import {startHelper} from './processes.ts';

/** Connects `count` clients that stay and say nothing, until it is disposed of. */
export function holdIdle(port: number, count: number, {cert, key, ca}: Certificates): Promise<Helper> {
  return startHelper(process.execPath, [idleClients, String(port), String(count), cert, key, ca]);
}
