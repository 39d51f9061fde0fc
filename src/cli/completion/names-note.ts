import {statSync} from 'node:fs';
import type {GroupSource} from '../../node-sets/groups.ts';

/** The names of hosts and groups that client.yaml has. */
export interface LabNames {
  readonly hosts: readonly string[];
  /** Each with its node set. */
  readonly groups: readonly (readonly [string, string])[];
  /** Other sources; undefined what is in one that was not read. */
  readonly sources: readonly (readonly [string, SourceNames | undefined])[];
}

export interface SourceNames {
  readonly groups: readonly (readonly [string, string])[];
  readonly hosts: readonly string[];
}

/** A note of them, with the state of each file that they are from. */
export interface NamesNote {
  readonly files: readonly (readonly [path: string, state: string])[];
  readonly names: LabNames;
}

export const sourceNames = ({groups, hosts = []}: GroupSource): SourceNames => ({groups: [...groups], hosts});

/** Changes where the file does; empty for what is no regular file: nobody waits for a pipe. */
export function stateOf(file: string): string {
  const stats = statSync(file, {bigint: true, throwIfNoEntry: false});
  if (!stats?.isFile()) return '';
  const {dev, ino, size, mtimeNs, ctimeNs} = stats;
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
