import {FileTrustError} from './file-trust.ts';
import type {ProgramFile, ProgramSurroundings} from './program-files.ts';
import {programFiles} from './program-files.ts';
import {requireTrustedPath, requireTrustedPlace} from './trusted-path.ts';

/**
 * As root, refuses a program that somebody else could replace, or an interpreter of it.
 *
 * @throws {FileTrustError} `file-not-trusted`; {Error} of the system where the program is missing
 */
export function requireTrustedProgram(program: string, surroundings: ProgramSurroundings): void {
  if (process.getuid?.() !== 0) return;
  for (const file of programFiles(program, surroundings)) requireTrustedFile(file, program);
}

function requireTrustedFile({path, role}: ProgramFile, program: string): void {
  if (role === 'unclear') throw unclear(path);
  try {
    // An interpreter that is missing is for the start to tell.
    if (role === 'program') requireTrustedPath(path);
    else requireTrustedPlace(path);
  } catch (error) {
    if (role === 'program' || !(error instanceof FileTrustError)) throw error;
    throw new FileTrustError(
      error.code,
      `${error.message} (${path} is asked for by the first line of ${program})`,
    );
  }
}

/** For a program of which nobody can say what env(1) makes of its first line. */
export const unclear = (path: string) =>
  new FileTrustError(
    'file-not-trusted',
    `the first line of ${path} leaves open which program env starts; name the interpreter there by its path`,
  );
