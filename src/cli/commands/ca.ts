import type {Command} from 'commander';
import type {FolderOptions} from '../ca-folder.ts';
import {onFolder, readPassphrase, wholeDays} from '../ca-folder.ts';
import {print, printJson} from '../print.ts';

interface InitOptions extends FolderOptions {
  readonly name?: string;
  readonly days?: number;
  readonly passphrase?: boolean;
}

export function register(program: Command): void {
  const ca = program.command('ca').description('the certificate authority that signs hosts and users');
  onFolder(ca.command('init'))
    .description('make a new CA: its certificate, its key (P-256) and an empty revocation list')
    .option('--name <text>', 'common name of the CA (default: "reeve CA")')
    .option('--days <n>', 'how long it is valid (default: 3650)', wholeDays)
    .option('--passphrase', "ask for a passphrase for the CA's key (or take $REEVE_CA_PASSPHRASE)")
    .option('--passphrase-file <file>', 'its first line is the passphrase')
    .action(async (_options: InitOptions, command: Command) => init(command.optsWithGlobals()));
}

async function init({dir, name, days, passphrase, passphraseFile, json}: InitOptions): Promise<void> {
  const isEncrypted = passphrase === true || passphraseFile !== undefined;
  const {createAuthority, requireNoCa} = await import('../../pki/authority.ts');
  // Before anything is asked.
  await requireNoCa(dir);
  const secret = isEncrypted ? await readPassphrase(passphraseFile, true) : undefined;
  const {certificate} = await createAuthority({dir, now: Date.now(), name, days, passphrase: secret});
  const {paths} = await import('../../pki/layout.ts');
  const {fingerprintOf} = await import('../../identity/certificate.ts');
  const {shownTime} = await import('../../identity/dates.ts');
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
