import {glob} from 'node:fs/promises';
import {dirname, isAbsolute, join} from 'node:path';
import {homeFolder} from '../../base/user-folders.ts';
import type {GroupSource} from '../../node-sets/groups.ts';
import {isNodeName} from '../../node-sets/node-name.ts';

/** Files that may be read for one configuration. */
const mostFiles = 256;

/**
 * Reads the hosts of a configuration of ssh: the names behind `Host` that are no patterns, also in files that it includes. They are in no
 * group.
 */
export async function readSshHosts(
  file: string,
  readText: (file: string) => Promise<string>,
): Promise<GroupSource> {
  const hosts = new Set<string>();
  const files = new Set([file]);
  for (const each of files) {
    for (const line of (await readText(each)).split('\n')) {
      const [, keyword = '', rest = ''] = /^\s*([A-Za-z]+)(?:\s*=\s*|\s+)(.*)$/.exec(line) ?? [];
      const words = [...rest.matchAll(/"([^"]*)"|([^\s"]+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      );
      if (keyword.toLowerCase() === 'host') for (const name of words.filter(isNodeName)) hosts.add(name);
      if (keyword.toLowerCase() === 'include')
        for (const word of words)
          for await (const included of glob(placeOf(word, file).replaceAll(/\*+/g, '*')))
            if (files.size < mostFiles) files.add(included);
    }
  }
  return {groups: new Map(), hosts: [...hosts]};
}

/** Files that are included are relative to the folder of the configuration itself, `~/.ssh`. */
function placeOf(word: string, file: string): string {
  if (word.startsWith('~/')) return join(homeFolder() ?? '/', word.slice(2));
  return isAbsolute(word) ? word : join(dirname(file), word);
}
