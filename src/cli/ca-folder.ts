import {expiryWarning} from '../identity/dates.ts';
import type {Authority} from '../pki/authority.ts';
import {openAuthority} from '../pki/authority.ts';
import type {FolderOptions} from './options.ts';
import {say} from './print.ts';
import {readSecret} from './secrets/ask-secret.ts';

/** The passphrase of a CA's key: the one it has, or a new one. */
export async function readPassphrase(file: string | undefined, isNew: boolean): Promise<string> {
  return readSecret({
    what: "passphrase of the CA's key",
    file,
    fileOption: '--passphrase-file',
    variable: 'REEVE_CA_PASSPHRASE',
    isNew,
  });
}

/** Opens the CA to sign with it, and warns if it expires soon. */
export async function openFolder({dir, passphraseFile}: FolderOptions): Promise<Authority> {
  const authority = await openAuthority(dir, () => readPassphrase(passphraseFile, false));
  const warning = expiryWarning(authority.certificate, Date.now(), `the CA in ${dir}`);
  if (warning !== undefined) say(warning);
  return authority;
}
