import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';

/** Of a megabyte at most each: those of builds that are gone are removed. */
const mostFiles = 24;
const ending = '.code';
const digestLength = 32;

/**
 * Reads what an earlier run left. The folder is trusted; a file in it must be the user's own as well, since the folder may have
 * been another's a moment ago. V8 looks at no more than the length of what it is given, and would crash on what a full disk or a
 * power cut left: so a digest stands before it.
 */
export function readKept(folder: string, name: string): Buffer | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(join(folder, name + ending), constants.O_RDONLY | constants.O_NOFOLLOW);
    const {uid, mode} = fstatSync(fd);
    if (process.platform !== 'win32' && (uid !== process.geteuid?.() || (mode & 0o022) !== 0))
      return undefined;
    const bytes = readFileSync(fd);
    const code = bytes.subarray(digestLength);
    return digestOf(code).equals(bytes.subarray(0, digestLength)) ? code : undefined;
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Keeps it for later runs, in one step. If that cannot be done, they start without it. */
export function keep(folder: string, name: string, code: Buffer): void {
  const temporary = join(folder, `${name}.${process.pid}.new`);
  try {
    writeFileSync(temporary, Buffer.concat([digestOf(code), code]), {mode: 0o600, flag: 'wx'});
    renameSync(temporary, join(folder, name + ending));
    removeOldest(folder);
  } catch {
    rmSync(temporary, {force: true});
  }
}

/** Loaded when needed: an old Node, and a call that asks for the version, have no use of it. */
const digestOf = (code: Buffer) => process.getBuiltinModule('node:crypto').hash('sha256', code, 'buffer');

/** With those that a run did not finish. */
function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter(name => name.endsWith(ending) || name.endsWith('.new'))
    .map(name => join(folder, name))
    .map(path => ({path, mtimeMs: lstatSync(path).mtimeMs}))
    .toSorted((a, b) => b.mtimeMs - a.mtimeMs);
  for (const {path} of files.slice(mostFiles)) rmSync(path, {force: true});
}
