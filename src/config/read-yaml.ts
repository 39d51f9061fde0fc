import {createHash} from 'node:crypto';
import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs';
import {isSystemError} from '../base/errors.ts';
import {FileTrustError} from '../base/file-trust.ts';
import {whyNotHad} from '../base/file-words.ts';
import {UnfitFileError} from '../base/foreign-file.ts';
import {readNamedFile} from '../base/named-file.ts';
import {textOf} from '../base/text.ts';
import {requireTrustedPath} from '../base/trusted-path.ts';
import {ConfigError, refuseProblems} from './errors.ts';
import type {Problem} from './problem.ts';
import type {Validator} from './schema-problems.ts';
import {schemaProblems} from './schema-problems.ts';
import type {YamlFile} from './yaml-file.ts';
import {parseYaml} from './yaml-file.ts';

export const largestFile = 2 ** 20;

/** A parsed file, and the SHA-256 of its bytes in hexadecimal. */
export interface ReadYaml extends YamlFile {
  readonly digest: string;
}

/**
 * Reads and parses a file of at most 1 MiB; what is wrong with its text is in `problems` of what comes back. With
 * `trusted`, as root, a file that others may write is refused.
 * Throws ConfigError `config-missing` or `config-unreadable`.
 */
export async function openYaml(path: string, options: {trusted?: boolean} = {}): Promise<ReadYaml> {
  if (options.trusted === true) refuseUntrusted(path);
  const {text, digest} = await readText(path, options.trusted === true);
  return Object.assign(parseYaml(text, path), {digest});
}

/**
 * The value of a file that a schema accepts. Throws ConfigError; with code `config-invalid` its message names every
 * problem as `FILE:LINE:COLUMN: what was found, what was expected`.
 */
export async function readYaml<T>(
  path: string,
  validate: Validator,
  options: {trusted?: boolean} = {},
): Promise<T> {
  const file = await openYaml(path, options);
  refuseProblems(allProblems(file, validate));
  return file.value as T;
}

/** Everything that is wrong with a file: its text and, if that could be parsed, what the schema says. */
export function allProblems(file: YamlFile, validate: Validator): Problem[] {
  const found = file.value === undefined ? [] : schemaProblems(file, validate);
  return [...file.problems, ...found].sort((a, b) => a.line - b.line || a.column - b.column);
}

async function readText(path: string, isTrusted: boolean): Promise<{text: string; digest: string}> {
  try {
    const bytes = readRegular(path) ?? (isTrusted ? undefined : await readNamedFile(path, largestFile));
    if (!bytes) throw new ConfigError('config-unreadable', `${path} is not a file`);
    return {text: textOf(bytes), digest: createHash('sha256').update(bytes).digest('hex')};
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if (error instanceof UnfitFileError)
      throw new ConfigError('config-unreadable', error.message, {cause: error});
    if (isSystemError(error, 'ENOENT'))
      throw new ConfigError('config-missing', `there is no file ${path}`, {cause: error});
    if (error instanceof TypeError)
      throw new ConfigError('config-unreadable', `${path} is not UTF-8 text`, {cause: error});
    throw new ConfigError('config-unreadable', `cannot read ${path}: ${whyNotHad(error)}`, {cause: error});
  }
}

/**
 * Undefined for what is no regular file. Synchronous: it is asked at start-up, where a thread's start would cost more than
 * the read.
 */
function readRegular(path: string): Buffer | undefined {
  // A link is followed, and a pipe is not waited for.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return undefined;
    if (stats.size > largestFile)
      throw new ConfigError(
        'config-unreadable',
        `${path} has ${stats.size} bytes; a configuration has at most ${largestFile}`,
      );
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function refuseUntrusted(path: string): void {
  try {
    requireTrustedPath(path);
  } catch (error) {
    if (error instanceof FileTrustError)
      throw new ConfigError('config-unreadable', error.message, {cause: error});
    // That it is missing or unreadable is said by the read.
  }
}
