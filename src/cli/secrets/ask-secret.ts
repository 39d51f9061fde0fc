import {requirePrivate} from '../../base/file-trust.ts';
import {mebibyte, readNamedFile} from '../../base/named-file.ts';
import {textOf} from '../../base/text.ts';
import {PkiError} from '../../pki/errors.ts';
import {askHidden} from './ask-hidden.ts';

/** Sources of a passphrase or a password, in this order. The command line is none: every user can read it. */
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
 * @throws {PkiError} `no-secret` if it is given nowhere and there is no terminal, or it is empty;
 * {FileTrustError} if others can read the file
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
  const secret = await askHidden(`${isNew ? 'New ' : ''}${what}: `, process.stdin);
  if (isNew && secret !== (await askHidden('Once more: ', process.stdin)))
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
