import {accessSync, constants, statSync} from 'node:fs';
import {basename, isAbsolute, join, resolve} from 'node:path';
import {interpreterOf, readHead} from './program-format.ts';

/** The facts that decide which interpreter a program's first line leads to. */
export interface ProgramSurroundings {
  /** The working folder, from which relative paths begin. */
  readonly cwd: string;
  /** The variable PATH; undefined if the program has none. */
  readonly path: string | undefined;
}

/**
 * - `program`: what is asked for; `interpreter`: what its first line has executed in turn
 * - `searched`: a folder in which env(1) looks for an interpreter
 * - `unclear`: a program whose first line does not tell what env(1) executes
 */
export interface ProgramFile {
  readonly path: string;
  readonly role: 'program' | 'interpreter' | 'searched' | 'unclear';
}

/** The kernel gives up at fewer (execve(2)); env(1) begins anew. */
const mostInterpreters = 8;
const nothing = Buffer.alloc(0);

/**
 * The files that are executed where `program` is: itself, the interpreter in its first line, that one's own, and where
 * that is env(1) the program that it looks for. Each is read when the next is asked for. It ends at one that is missing
 * or cannot be read.
 */
export function* programFiles(program: string, surroundings: ProgramSurroundings): Generator<ProgramFile> {
  yield {path: program, role: 'program'};
  let path = program;
  for (let count = 0; count < mostInterpreters; count++) {
    const line = interpreterOf(readHead(path)?.head ?? nothing);
    if (line === undefined) return;
    const interpreter = resolve(surroundings.cwd, line.interpreter);
    yield {path: interpreter, role: 'interpreter'};
    if (basename(interpreter) !== 'env' || line.argument === undefined) {
      path = interpreter;
      continue;
    }
    const wanted = wantedOfEnv(line.argument, surroundings.path);
    if (wanted === 'unclear') yield {path, role: 'unclear'};
    if (wanted === undefined || wanted === 'unclear') return;
    let found: string | undefined;
    for (const file of lookedUp(wanted, surroundings.cwd)) {
      yield file;
      if (file.role === 'interpreter') found = file.path;
    }
    if (found === undefined) return;
    path = found;
  }
}

interface Wanted {
  readonly name: string;
  readonly path: string | undefined;
}

/**
 * Returns the program that env(1) is to execute, and its PATH: the kernel gives it all that follows as one
 * word, which `-S` has it split. Undefined if that is no program.
 */
function wantedOfEnv(argument: string, path: string | undefined): Wanted | 'unclear' | undefined {
  const split = /^(?:-[iv0]*S|--split-string[= ])\s*(.*)$/.exec(argument)?.[1];
  if (split !== undefined && /[\\'"$#]/.test(split)) return 'unclear';
  const words = split === undefined ? [argument] : split.split(/\s+/).filter(word => word !== '');
  let searched = /^-[v0]*i/.test(argument) ? undefined : path;
  for (const word of words) {
    if (word === '-i' || word === '-') searched = undefined;
    else if (word === '-v' || word === '--') continue;
    else if (word.startsWith('-')) return 'unclear';
    else if (!word.includes('=')) return {name: word, path: searched};
    else if (word.startsWith('PATH=')) searched = word.slice('PATH='.length);
  }
  return undefined;
}

/** Yields the files that execvp(3) looks at: every one that there is, up to one that anybody may execute. */
function* lookedUp({name, path}: Wanted, cwd: string): Generator<ProgramFile> {
  if (name.includes('/')) {
    yield {path: resolve(cwd, name), role: 'interpreter'};
    return;
  }
  // Without a PATH it takes this one (confstr(3)).
  for (const entry of (path ?? '/bin:/usr/bin').split(':')) {
    const folder = isAbsolute(entry) ? entry : resolve(cwd, entry);
    yield {path: folder, role: 'searched'};
    const candidate = join(folder, name);
    if (!isExecutable(candidate)) continue;
    yield {path: candidate, role: 'interpreter'};
    if ((statSync(candidate).mode & 0o111) === 0o111) return;
  }
}

/** True if it is a file that this process may execute. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
