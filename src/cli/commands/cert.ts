import type {Command} from 'commander';
import {collect, wholeDays} from '../option-values.ts';
import {withFolderOptions, withSigningOptions} from '../options.ts';

export function register(program: Command): void {
  const cert = program.command('cert').description('certificates of hosts and users');

  withSigningOptions(cert.command('host <name>'))
    .description('make the keys and certificate of a host; its name is always among its DNS names')
    .option('--dns <name>', 'one more DNS name (repeatable)', collect)
    .option('--ip <address>', 'an IP address it is reached at (repeatable)', collect)
    .option('--days <n>', 'how long it is valid (default: 397)', wholeDays)
    .option('--csr <file>', 'certify the key of this PKCS#10 request; the private key stays where it is')
    .option('--log-pub <file>', 'name this log key: a log.pub, or a public Ed25519 key in PEM')
    .action(async (name: string, _options, command: Command) => {
      const {certifyHost} = await import('../handlers/cert-issue.ts');
      await certifyHost(name, command.optsWithGlobals());
    });

  withSigningOptions(cert.command('user <name>'))
    .description('make the key and certificate of a user')
    .option('--group <name>', 'a group the user is in (repeatable)', collect)
    .option('--days <n>', 'how long it is valid (default: 90)', wholeDays)
    .option('--csr <file>', 'certify the key of this PKCS#10 request; the private key stays where it is')
    .action(async (name: string, _options, command: Command) => {
      const {certifyUser} = await import('../handlers/cert-issue.ts');
      await certifyUser(name, command.optsWithGlobals());
    });

  withFolderOptions(cert.command('list'))
    .description('all certificates that the CA signed: valid, expiring, expired or revoked')
    .action(async (_options, command: Command) => {
      const {listCertificates} = await import('../handlers/cert-list.ts');
      await listCertificates(command.optsWithGlobals());
    });

  withSigningOptions(cert.command('renew <user:NAME|host:NAME>'))
    .description('renew a certificate; name, groups, names and key stay as they were')
    .option('--days <n>', 'how long it is valid (default: 397 for a host, 90 for a user)', wholeDays)
    .option('--group <name>', "these groups in place of a user's (repeatable)", collect)
    .option('--dns <name>', "these DNS names in place of a host's (repeatable)", collect)
    .option('--ip <address>', "these addresses in place of a host's (repeatable)", collect)
    .option('--rekey', 'make a new key; of a host, a new log key, too')
    .option('--csr <file>', 'take the new key from this PKCS#10 request')
    .option('--log-pub <file>', "name this log key of a host's: a log.pub, or a public Ed25519 key in PEM")
    .action(async (holder: string, _options, command: Command) => {
      const {renewCertificate} = await import('../handlers/cert-issue.ts');
      await renewCertificate(holder, command.optsWithGlobals());
    });

  withSigningOptions(cert.command('revoke [targets...]'))
    .description(
      'revoke user:NAME or host:NAME (all of its certificates), a SERIAL, or the certificate in a FILE',
    )
    .option('--end-jobs', 'hosts are to end what these certificates ordered, too (reason keyCompromise)')
    .option('--refresh', 'only write crl.pem anew, with a later next update')
    .option('--crl-days <n>', 'days until crl.pem is to be written anew (default: 30)', wholeDays)
    .action(async (targets: string[], _options, command: Command) => {
      const {revokeCertificates} = await import('../handlers/cert-revoke.ts');
      await revokeCertificates(targets, command.optsWithGlobals());
    });

  withFolderOptions(cert.command('export <user:NAME|host:NAME>'))
    .description('write certificate, key and CA as PKCS#12, as browsers import it')
    .option('--out <file>', 'where to (default: NAME.p12 beside the certificate)')
    .option(
      '--password-file <file>',
      'its first line is the password (else $REEVE_EXPORT_PASSWORD, else asked for)',
    )
    .action(async (holder: string, _options, command: Command) => {
      const {exportCertificate} = await import('../handlers/cert-export.ts');
      await exportCertificate(holder, command.optsWithGlobals());
    });
}
