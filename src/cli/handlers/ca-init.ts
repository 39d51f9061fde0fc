import {fingerprintOf} from '../../identity/certificate.ts';
import {shownTime} from '../../identity/dates.ts';
import {createAuthority, requireNoCa} from '../../pki/authority.ts';
import {paths} from '../../pki/layout.ts';
import {readPassphrase} from '../ca-folder.ts';
import type {FolderOptions} from '../options.ts';
import {print, printJson} from '../print.ts';

interface InitOptions extends FolderOptions {
  readonly name?: string;
  readonly days?: number;
  readonly passphrase?: boolean;
}

export async function initAuthority({
  dir,
  name,
  days,
  passphrase,
  passphraseFile,
  json,
}: InitOptions): Promise<void> {
  const isEncrypted = passphrase === true || passphraseFile !== undefined;
  // Before the user is asked for anything.
  await requireNoCa(dir);
  const secret = isEncrypted ? await readPassphrase(passphraseFile, true) : undefined;
  const {certificate} = await createAuthority({dir, now: Date.now(), name, days, passphrase: secret});
  const notAfter = certificate.validToDate;
  const files = {certificate: paths.caCertificate(dir), key: paths.caKey(dir), crl: paths.crl(dir)};
  if (json) {
    printJson({
      ...files,
      fingerprint: fingerprintOf(certificate),
      serial: certificate.serialNumber,
      notAfter,
      encrypted: isEncrypted,
    });
    return;
  }
  print([
    `CA made, valid until ${shownTime(notAfter.getTime())}`,
    `  certificate  ${files.certificate}   give it to every host and user`,
    `  key          ${files.key}   keep it secret${isEncrypted ? '; it has a passphrase' : ', and a copy of it somewhere safe'}`,
    `  revoked      ${files.crl}   give it to every host`,
    `  SHA-256      ${fingerprintOf(certificate)}`,
    `next: reeve cert host NAME --dir ${dir}, and reeve cert user NAME --dir ${dir}`,
  ]);
}
