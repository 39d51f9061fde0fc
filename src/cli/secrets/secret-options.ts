import {quote} from '../../base/quote.ts';
import {usage} from '../errors.ts';

/** The source of a secret's value. */
export type SecretOrigin =
  | {readonly from: 'prompt'}
  | {readonly from: 'file'; readonly path: string}
  | {readonly from: 'stdin'};

export type SecretOrigins = ReadonlyMap<string, SecretOrigin>;

/**
 * Parses values of `--secret`: `NAME` prompts, `NAME=@FILE` reads a file, `NAME=-` reads standard input. A value itself
 * is refused, and not repeated: the list of processes shows it already.
 *
 * @throws {CodedError} `usage`
 */
export function parseSecretOptions(words: readonly string[]): SecretOrigins {
  const origins = new Map<string, SecretOrigin>();
  for (const word of words) {
    const [, name = '', rest] = /^([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name)) {
      throw usage(`--secret: ${quote(name)} is not the name of a parameter`);
    }
    if (origins.has(name)) throw usage(`--secret: ${name} is given twice`);
    origins.set(name, originOf(name, rest));
  }
  if ([...origins.values()].filter(({from}) => from === 'stdin').length > 1) {
    throw usage('--secret: only one can come from standard input');
  }
  return origins;
}

function originOf(name: string, rest: string | undefined): SecretOrigin {
  if (rest === undefined) return {from: 'prompt'};
  if (rest === '-') return {from: 'stdin'};
  if (rest.startsWith('@') && rest.length > 1) return {from: 'file', path: rest.slice(1)};
  throw usage(
    `--secret: a value on the command line can be seen by everybody on this machine (ps); give ${name} alone to be asked, ${name}=@FILE, or ${name}=- for standard input`,
  );
}
