import {accessSync, closeSync, constants, openSync, readSync, statSync} from 'node:fs';
import {isSystemError, messageOf} from '../base/errors.ts';
import {quote} from '../base/quote.ts';

/**
 * Why a program could not be executed, in words for the caller; undefined where nothing speaks against it. Asked
 * before the spawn, because a wrapper's failure to execute it looks like an exit of the program.
 */
export function whyNotStartable(path: string, cwd: string): string | undefined {
  return whyNotFolder(cwd) ?? whyNotProgram(path, path, 0);
}

function whyNotFolder(cwd: string): string | undefined {
  try {
    return statSync(cwd).isDirectory() ? undefined : `the working folder ${quote(cwd, 256)} is not a folder`;
  } catch {
    return `the working folder ${quote(cwd, 256)} does not exist`;
  }
}

function whyNotProgram(path: string, asked: string, depth: number): string | undefined {
  const subject =
    depth === 0 ? quote(path, 256) : `${quote(path, 256)}, which interprets ${quote(asked, 256)},`;
  try {
    if (!statSync(path).isFile()) return `${subject} is not a program`;
    accessSync(path, constants.X_OK);
  } catch (error) {
    if (isSystemError(error, 'ENOENT') || isSystemError(error, 'ENOTDIR')) return `${subject} does not exist`;
    if (isSystemError(error, 'EACCES')) return `${subject} may not be executed`;
    return `${subject} cannot be executed: ${messageOf(error)}`;
  }
  const interpreter = depth < maxInterpreters ? interpreterOf(path) : undefined;
  return interpreter === undefined ? undefined : whyNotProgram(interpreter, asked, depth + 1);
}

/** The kernel gives up at as many (execve(2)). */
const maxInterpreters = 4;
/** What the kernel reads of the first line. */
const firstBytes = 256;

/** The program in the `#!` line; undefined where there is none, or the file cannot be read, which may be meant. */
function interpreterOf(path: string): string | undefined {
  const bytes = Buffer.alloc(firstBytes);
  try {
    const fd = openSync(path, 'r');
    try {
      readSync(fd, bytes, 0, firstBytes, 0);
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
  return /^#![ \t]*(\/[^ \t\n\0]*)/.exec(bytes.toString('latin1'))?.[1];
}
