import {readFileSync} from 'node:fs';
import {visible} from '../base/quote.ts';
import {usage} from './errors.ts';

/** Variables whose values reeve uses. */
const variables = [
  'HOME',
  'REEVE_CONFIG',
  'REEVE_CA_PASSPHRASE',
  'REEVE_EXPORT_PASSWORD',
  'XDG_CONFIG_HOME',
  'XDG_STATE_HOME',
] as const;

/** Node's replacement for bytes that are not UTF-8. It may also have been typed. */
const replacement = '\u{fffd}';

/**
 * Refuses words of our command line, and variables that we use, that are not UTF-8: Node has replaced what it could not
 * read, and another file, command or person would be meant than was. If the system does not show the bytes (not on Linux),
 * nothing is refused.
 *
 * @throws {CodedError} `usage`
 */
export function refuseWhatIsNotUtf8(): void {
  const words = process.argv.slice(2);
  if (words.some(isInDoubt)) requireWords(words.length);
  for (const name of variables) if (isInDoubt(process.env[name] ?? '')) requireVariable(name);
}

const isInDoubt = (word: string) => word.includes(replacement);

function requireWords(count: number): void {
  const all = bytesOf('cmdline');
  const word = all.slice(Math.max(0, all.length - count)).find(isNotUtf8);
  if (word !== undefined) throw refusal(`the word ${shown(word)}`);
}

/** Without its value, which may be a secret. */
function requireVariable(name: string): void {
  const [entry] = bytesOf('environ').filter(entry => entry.startsWith(`${name}=`));
  if (entry !== undefined && isNotUtf8(entry)) throw refusal(`the variable ${name}`);
}

/** The words of a file that ends each with a NUL; a byte is a character (latin1). */
function bytesOf(file: 'cmdline' | 'environ'): readonly string[] {
  try {
    return readFileSync(`/proc/self/${file}`, 'latin1').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

function isNotUtf8(bytes: string): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(Buffer.from(bytes, 'latin1'));
    return false;
  } catch {
    return true;
  }
}

/** Shows bytes beyond ASCII as `\xFC`. */
function shown(bytes: string): string {
  const cut = bytes.length > 64 ? `${bytes.slice(0, 64)}…` : bytes;
  const escaped = cut.replaceAll(/[\u0080-\u00ff]/g, byte => `\\x${byte.charCodeAt(0).toString(16)}`);
  return `"${visible(escaped)}"`;
}

const refusal = (what: string) => usage(`${what} is not UTF-8, the only encoding that reeve accepts`);
