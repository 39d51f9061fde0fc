import type {Command} from 'commander';
import {InvalidArgumentError} from 'commander';
import {quote} from '../base/quote.ts';
import type {Authority} from '../pki/authority.ts';
import type {CommonOptions} from './print.ts';
import {say} from './print.ts';

/** What every command that works on a CA's folder takes. */
export interface FolderOptions extends CommonOptions {
  readonly dir: string;
  readonly passphraseFile?: string;
}

/** Adds --dir and --json. */
export function onFolder(command: Command): Command {
  return command.option('--dir <folder>', "the CA's folder", 'certs').option('--json', 'output for programs');
}

/** Adds what commands take that sign with the CA's key, too. */
export function onSigningFolder(command: Command): Command {
  return onFolder(command).option(
    '--passphrase-file <file>',
    "its first line is the passphrase of the CA's key (else $REEVE_CA_PASSPHRASE, else asked for)",
  );
}

/** The passphrase of a CA's key: the one it has, or a new one. */
export async function readPassphrase(file: string | undefined, isNew: boolean): Promise<string> {
  const {readSecret} = await import('./secrets/ask-secret.ts');
  return readSecret({
    what: "passphrase of the CA's key",
    file,
    fileOption: '--passphrase-file',
    variable: 'REEVE_CA_PASSPHRASE',
    isNew,
  });
}

/** Opens the CA to sign with it, and warns where its own end is near. */
export async function openFolder({dir, passphraseFile}: FolderOptions): Promise<Authority> {
  const {openAuthority} = await import('../pki/authority.ts');
  const authority = await openAuthority(dir, () => readPassphrase(passphraseFile, false));
  const {expiryWarning} = await import('../identity/dates.ts');
  const warning = expiryWarning(authority.certificate, Date.now(), `the CA in ${dir}`);
  if (warning !== undefined) say(warning);
  return authority;
}

/** Reads the argument of `--days`. */
export function wholeDays(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new InvalidArgumentError(`${quote(text)} is not a whole number of days, from 1 on`);
  return Number(text);
}
