import {createHash} from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import type {changes, Files} from './transfer-plan.ts';

export const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Makes a file, or a tree whose folders everybody may write in. */
export function writeFiles(top: string, files: Files, isTree: boolean): void {
  if (isTree) makeFolder(top);
  for (const [name, bytes] of files) {
    const path = name === '' ? top : join(top, name);
    for (const folder of foldersOf(name)) makeFolder(join(top, folder));
    writeFileSync(path, bytes, {mode: 0o644});
  }
}

function makeFolder(path: string): void {
  const umask = process.umask(0);
  mkdirSync(path, {recursive: true, mode: 0o777});
  process.umask(umask);
}

/** The folders above a file of a tree, the topmost first. */
export function foldersOf(name: string): string[] {
  const folder = dirname(name);
  return folder === '.' ? [] : [...foldersOf(folder), folder];
}

/** All that is there, by its path below `top`: the digest of a file, or `folder`; without partial files. */
export function seenAt(top: string): Map<string, string> {
  if (!existsSync(top)) return new Map();
  const names = lstatSync(top).isDirectory() ? readdirSync(top, {recursive: true, encoding: 'utf8'}) : [];
  return new Map(
    ['', ...names.filter(name => !onItsWay.test(name))].toSorted().map(name => {
      const path = join(top, name);
      return [name, lstatSync(path).isDirectory() ? 'folder' : digestOf(readFileSync(path))];
    }),
  );
}

const onItsWay = /(?:^|[/])[.][\da-f]{32}[.]part(?:[/]|$)/;

/** Changes a file; returns what it then holds. */
export function changeFile(path: string, how: (typeof changes)[number]): Buffer {
  const bytes = readFileSync(path);
  switch (how) {
    case 'grow':
      appendFileSync(path, 'grown');
      break;
    case 'shorten':
      truncateSync(path, bytes.length >> 1);
      break;
    case 'overwrite': {
      const file = openSync(path, 'r+');
      // A reader between the two has the first as it was and the last as it is.
      for (const at of [0, Math.max(0, bytes.length - 20)]) writeSync(file, 'overwritten', at);
      closeSync(file);
      break;
    }
    case 'exchange':
      writeFileSync(`${path}.other`, 'exchanged', {mode: 0o644});
      renameSync(`${path}.other`, path);
  }
  return readFileSync(path);
}
