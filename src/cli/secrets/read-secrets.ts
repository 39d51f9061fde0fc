import {stat} from 'node:fs/promises';
import {CodedError, messageOf} from '../../base/errors.ts';
import {whyNotHad} from '../../base/file-words.ts';
import {UnfitFileError} from '../../base/foreign-file.ts';
import {collectBytes, namedPieces} from '../../base/named-file.ts';
import {quote} from '../../base/quote.ts';
import {textOf} from '../../base/text.ts';
import {usage} from '../errors.ts';
import {say} from '../print.ts';
import {standardInput} from '../streams/standard-input.ts';
import {askHidden, openTerminal} from './ask-hidden.ts';
import type {SecretOrigin, SecretOrigins} from './secret-options.ts';

/** Longest value, in characters as JavaScript counts them: what the wire takes. */
const longest = 65_536;

/** No more is read than this, in bytes: the longest value in UTF-8, and a line end. */
const mostBytes = 3 * longest + 2;

/**
 * Fetches the values of secrets for a run on `target`: asks for them, reads files and standard input. A UTF-8
 * mark before a value, and one line end after it, are cut.
 *
 * @throws {CodedError} `usage` if one cannot be read, is empty, too long or not text; never with the value in it
 */
export async function readSecrets(origins: SecretOrigins, target: string): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [name, origin] of origins) {
    const value = await fetched(name, origin, target);
    if (value === '') throw usage(`the secret ${name} is empty`);
    if (value.length > longest) throw tooLong(name);
    values[name] = value;
  }
  return values;
}

async function fetched(name: string, origin: SecretOrigin, target: string): Promise<string> {
  switch (origin.from) {
    case 'prompt': {
      using terminal = openTerminal(
        `there is no terminal to ask at for the secret ${name}; give --secret ${name}=@FILE, or --secret ${name}=- for standard input`,
      );
      // Awaited, since the terminal is closed on the way out.
      return await askHidden(`${name} for ${target}: `, terminal.input);
    }
    case 'file':
      return secretIn(name, await bytesOf(name, origin.path));
    case 'stdin':
      if (process.stdin.isTTY) {
        throw usage(
          `the typed secret would be visible; give --secret ${name} to be prompted, or a pipe as standard input`,
        );
      }
      return secretIn(name, await fromStandardInput(name));
  }
}

async function fromStandardInput(name: string): Promise<Buffer> {
  using input = standardInput();
  try {
    return await collectBytes(input.bytes, mostBytes, () => tooLong(name));
  } catch (cause) {
    if (cause instanceof CodedError) throw cause;
    throw usage(`the secret ${name} cannot be read from standard input: ${messageOf(cause)}`, cause);
  }
}

/** A file that others can read is accepted with a warning: containers get their secrets so. */
async function bytesOf(name: string, path: string): Promise<Buffer> {
  try {
    const {mode} = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o044) !== 0) {
      const shown = (mode & 0o777).toString(8).padStart(4, '0');
      say(`${path} has mode ${shown}: others can read the secret ${name} in it`);
    }
    return await collectBytes(namedPieces(path), mostBytes, () => tooLong(name));
  } catch (cause) {
    if (cause instanceof CodedError && !(cause instanceof UnfitFileError)) throw cause;
    throw usage(`the secret ${name} cannot be read from ${quote(path)}: ${whyNotHad(cause)}`, cause);
  }
}

function secretIn(name: string, bytes: Buffer): string {
  try {
    return textOf(bytes).replace(/\r?\n$/, '');
  } catch (cause) {
    throw usage(`the secret ${name} is not UTF-8 text`, cause);
  }
}

function tooLong(name: string): CodedError {
  return usage(`the secret ${name} is longer than ${longest} characters`);
}
