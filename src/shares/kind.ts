import type {BigIntStats} from 'node:fs';

/** The kinds of things in a folder. Only files and folders are ever opened. */
export type Kind = 'file' | 'folder' | 'link' | 'pipe' | 'socket' | 'device';

export function kindOf(stats: BigIntStats): Kind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSocket() ? 'socket' : 'device';
}

/** The words for something that was found where something else should be. */
export const kindWords: Readonly<Record<Kind, string>> = {
  file: 'is a file',
  folder: 'is a folder',
  link: 'is a link, which is not followed',
  pipe: 'is a pipe, which is not opened',
  socket: 'is a socket, which is not opened',
  device: 'is a device, which is not opened',
};
