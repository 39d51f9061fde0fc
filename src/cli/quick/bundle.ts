import {keep, readKept} from './kept-code.ts';

/** A program that is one function of CommonJS, in ASCII (scripts/bundle-quick.ts, scripts/package/bundle-executable.ts). */
export interface Bundle {
  /** Shown in stacks. */
  readonly path: string;
  /** Tells it from the same program of other builds. */
  readonly name: string;
  /** @throws {Error} of the system where it is gone */
  readonly source: () => string;
  /** The code that V8 made of it when it was packaged; undefined if there is none. */
  readonly code?: () => Buffer | undefined;
  /** Gives it modules that are not in it. */
  readonly require: (name: string) => unknown;
}

/** The place for the code that V8 makes, between runs. */
export interface CodeCache {
  /** Undefined if nothing is kept. */
  readonly folder: string | undefined;
  /** A word for what is carried out, since each needs other functions. */
  readonly purpose: string;
}

/** A program that was loaded. */
export interface Loaded<Exports> {
  readonly exports: Partial<Exports>;
  /** Settles when it has run, where it runs by being loaded. */
  readonly ended: Promise<void> | undefined;
}

/**
 * Loads a bundle, with the code that V8 made of it in an earlier run for the same purpose, or when it was packaged. The name of the
 * bundle has the digest of its content, so code of another build is never asked for.
 */
export function loadBundle<Exports>(
  {path, name, source, code, require}: Bundle,
  {folder, purpose}: CodeCache = {folder: undefined, purpose: ''},
): Loaded<Exports> {
  const text = source();
  const key = `${name}-${process.version}-${process.arch}-${purpose}`;
  const kept = folder === undefined ? undefined : readKept(folder, key);
  const cachedData = kept ?? code?.();
  const {Script} = process.getBuiltinModule('node:vm');
  const script = new Script(text, {filename: path, ...(cachedData && {cachedData})});
  if (folder !== undefined && (kept === undefined || script.cachedDataRejected !== false)) {
    // V8 throws away the code of functions that were not called for a while: a first run with much output would leave half of it.
    const v8 = process.getBuiltinModule('node:v8');
    v8.setFlagsFromString('--no-flush-bytecode');
    // Then it has the functions that the run needed. A run that failed came not so far.
    process.once('exit', status => {
      if (status !== 0) return;
      // Code made under other flags than a start has is refused by the next.
      v8.setFlagsFromString('--flush-bytecode');
      keep(folder, key, script.createCachedData());
    });
  }
  const load: (require: Bundle['require'], module: {exports: Partial<Exports>}) => Promise<void> | undefined =
    script.runInThisContext();
  const module: {exports: Partial<Exports>} = {exports: {}};
  const ended = load(require, module);
  return {exports: module.exports, ended};
}
