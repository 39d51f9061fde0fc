// Archives whose bytes depend on nothing but what is in them: names in order, one time, owned by root.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {pipeline} from 'node:stream/promises';
import {createGzip} from 'node:zlib';

export interface ArchiveOptions {
  /** The time of everything in it, seconds since 1970. */
  readonly time: number;
  /** Of gzip: 1 is fast, 9 is small. */
  readonly level: number;
}

/**
 * Writes `folder` as a tar file, compressed with gzip. Needs GNU tar.
 *
 * @param from the names in it with which it begins: `.`, or one folder
 */
export async function writeTarball(
  file: string,
  folder: string,
  from: string,
  {time, level}: ArchiveOptions,
): Promise<void> {
  const same = [
    '--sort=name',
    `--mtime=@${time}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--format=gnu',
  ];
  const tar = spawn('tar', [...same, '-C', folder, '-cf', '-', from], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, LC_ALL: 'C'},
  });
  const ended = once(tar, 'close');
  await pipeline(tar.stdout, createGzip({level}), createWriteStream(file));
  const [status] = (await ended) as [number | null];
  if (status !== 0) throw new Error(`tar ended with status ${status}; packaging needs GNU tar`);
}

/** An archive as ar(1) makes them, which a Debian package is (deb(5)). */
export function arArchive(members: ReadonlyMap<string, Uint8Array>, time: number): Buffer {
  const parts: Uint8Array[] = [Buffer.from('!<arch>\n')];
  for (const [name, contents] of members) {
    const header = [name.padEnd(16), String(time).padEnd(12), '0     ', '0     ', '100644  '];
    parts.push(
      Buffer.from(`${header.join('')}${String(contents.length).padEnd(10)}\`\n`, 'latin1'),
      contents,
    );
    // Members begin at even places.
    if (contents.length % 2 === 1) parts.push(Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}
