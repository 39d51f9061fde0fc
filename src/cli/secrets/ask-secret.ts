import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import {requirePrivate} from '../../base/file-trust.ts';
import {mebibyte, readNamedFile} from '../../base/named-file.ts';
import {textOf} from '../../base/text.ts';
import {PkiError} from '../../pki/errors.ts';
import {afterStop, makeRawAgain} from '../terminal/after-stop.ts';
import {typedText} from './typed-text.ts';

/** Where a passphrase or a password may come from, in this order: never from the command line, which all can read. */
export interface SecretSource {
  /** As `passphrase of the CA key`. */
  readonly what: string;
  /** A file whose first line it is. */
  readonly file: string | undefined;
  /** The option that names such a file, for the message. */
  readonly fileOption: string;
  /** The environment variable that may hold it. */
  readonly variable: string;
  /** Asks twice, where it is a new one. */
  readonly isNew: boolean;
}

/**
 * @throws {PkiError} `no-secret` where it is given nowhere and there is no terminal to ask at, or it is empty;
 * {FileTrustError} where others can read the file
 */
export async function readSecret(source: SecretSource): Promise<string> {
  const secret = await find(source);
  if (secret === '') throw new PkiError('no-secret', `the ${source.what} may not be empty`);
  return secret;
}

async function find({what, file, fileOption, variable, isNew}: SecretSource): Promise<string> {
  if (file !== undefined) {
    await requirePrivate(file);
    return firstLine(await readNamedFile(file, mebibyte), what, file);
  }
  const held = process.env[variable];
  if (held !== undefined) return held;
  if (!process.stdin.isTTY) {
    throw new PkiError(
      'no-secret',
      `the ${what} is needed; give ${fileOption} FILE or set ${variable}, or run at a terminal`,
    );
  }
  const secret = await ask(`${isNew ? 'New ' : ''}${what}: `);
  if (isNew && secret !== (await ask('Once more: ')))
    throw new PkiError('no-secret', 'the two are not the same');
  return secret;
}

function firstLine(bytes: Buffer, what: string, file: string): string {
  try {
    const [line = ''] = textOf(bytes).split(/\r?\n/, 1);
    return line;
  } catch (cause) {
    throw new PkiError('no-secret', `the ${what} in ${file} is not UTF-8`, {cause});
  }
}

/** Asks at the terminal without showing what is typed. */
async function ask(question: string): Promise<string> {
  const nowhere = new Writable({write: (_chunk, _encoding, done) => done()});
  const reader = createInterface({input: process.stdin, output: nowhere, terminal: true});
  const cancelled = new AbortController();
  reader.once('SIGINT', () => cancelled.abort(new PkiError('no-secret', 'cancelled')));
  process.stderr.write(question);
  // What is typed must not be shown after a stop, either.
  using _again = afterStop(() => {
    makeRawAgain(process.stdin);
    process.stderr.write(question);
  });
  try {
    return typedText(await reader.question('', {signal: cancelled.signal}));
  } catch (cause) {
    throw cancelled.signal.aborted ? cancelled.signal.reason : cause;
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
