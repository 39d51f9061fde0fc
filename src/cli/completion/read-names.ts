import {loadClientConfig} from '../../config/client-config.ts';
import {readGroupSource} from '../../config/groups/read-group-source.ts';
import type {NamesNote, SourceNames} from './names-note.ts';
import {sourceNames, stateOf} from './names-note.ts';

/**
 * Reads the names of a client.yaml, and of the sources of groups that are files.
 *
 * @throws {ConfigError}
 */
export async function readNames(path: string): Promise<NamesNote> {
  const files: [string, string][] = [[path, stateOf(path)]];
  const config = await loadClientConfig(path);
  const sources: [string, SourceNames | undefined][] = [];
  for (const [name, origin] of config.groupSources) {
    const file = origin.file ?? origin.ansible ?? origin.sshConfig;
    const state = file === undefined ? '' : stateOf(file);
    if (file !== undefined) files.push([file, state]);
    const source =
      state === '' ? undefined : await readGroupSource(origin, name, path).catch(() => undefined);
    sources.push([name, source && sourceNames(source)]);
  }
  return {files, names: {hosts: [...config.hosts.keys()], groups: [...config.groups], sources}};
}
