import {accessSync, constants} from 'node:fs';
import {isSystemError, messageOf} from '../base/errors.ts';
import {FileTrustError} from '../base/file-trust.ts';
import type {Walk} from '../base/path-walk.ts';
import {walkPath} from '../base/path-walk.ts';
import type {ProgramFile, ProgramSurroundings} from '../base/program-files.ts';
import {programFiles} from '../base/program-files.ts';
import {whyNoFormat} from '../base/program-format.ts';
import {quote} from '../base/quote.ts';
import {whyNotTrusted} from '../base/trusted-path.ts';
import {unclear} from '../base/trusted-program.ts';

/** The reason why a program cannot be started, in words for the caller, or the facts of one that can. */
export type Preflight = {readonly message: string} | Found;

export interface Found {
  /** The program and the interpreters that are executed for it. */
  readonly files: readonly string[];
  /**
   * True if the modes let everybody enter the working folder and execute the files.
   * Otherwise only the kernel can tell, which knows of groups and access control lists.
   */
  readonly isOpenToAll: boolean;
}

/**
 * Looks at a program right before it is started; also because a wrapper's failure to execute it looks like an
 * exit of the program. As root it is refused where somebody else could have replaced it, or an interpreter of
 * it, since the catalogue was loaded.
 */
export function preflight(program: string, surroundings: ProgramSurroundings): Preflight {
  const {cwd} = surroundings;
  const folder = checkFolder(cwd);
  if ('message' in folder) return folder;
  const files: string[] = [];
  let isOpenToAll = isOpen(folder);
  for (const file of programFiles(program, surroundings)) {
    const found = checkFile(file, program);
    if ('message' in found) return found;
    if (file.role === 'searched' || file.role === 'unclear') continue;
    files.push(file.path);
    isOpenToAll &&= isOpen(found);
  }
  return {files, isOpenToAll};
}

function checkFolder(cwd: string): Walk | {message: string} {
  try {
    const walk = walkPath(cwd);
    if (walk.end?.stats.isDirectory()) return walk;
    const why = walk.end ? 'is not a folder' : 'does not exist';
    return {message: `the working folder ${quote(cwd, 256)} ${why}`};
  } catch {
    return {message: `the working folder ${quote(cwd, 256)} does not exist`};
  }
}

function checkFile({path, role}: ProgramFile, program: string): Walk | {message: string} {
  const subject =
    role === 'program' ? quote(path, 256) : `${quote(path, 256)}, which interprets ${quote(program, 256)},`;
  try {
    const walk = walkPath(path);
    if (role === 'program' || role === 'interpreter') {
      if (walk.end === undefined) return {message: `${subject} does not exist`};
      if (!walk.end.stats.isFile()) return {message: `${subject} is not a program`};
      accessSync(path, constants.X_OK);
      const why = whyNoFormat(path);
      if (why !== undefined) return {message: `${subject} ${why}`};
    }
    refuseUntrusted(walk, {path, role}, program);
    return walk;
  } catch (error) {
    if (error instanceof FileTrustError)
      return {
        message: `${quote(program, 256)} is not started, since somebody else than root could replace it: ${error.message}`,
      };
    if (isSystemError(error, 'ENOENT') || isSystemError(error, 'ENOTDIR'))
      return {message: `${subject} does not exist`};
    if (isSystemError(error, 'EACCES')) return {message: `${subject} may not be executed`};
    return {message: `${subject} cannot be executed: ${messageOf(error)}`};
  }
}

function refuseUntrusted(walk: Walk, {path, role}: ProgramFile, program: string): void {
  // The program of this process itself: an attacker who could replace it would have done so before.
  if (process.getuid?.() !== 0 || program === process.execPath) return;
  if (role === 'unclear') throw unclear(path);
  const why = whyNotTrusted(walk, path);
  if (why !== undefined) throw new FileTrustError('file-not-trusted', why);
}

const isOpen = ({steps}: Walk) =>
  steps.every(({stats}) => stats.isSymbolicLink() || (stats.mode & 0o111) === 0o111);
