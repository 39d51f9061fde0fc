import type {Command} from 'commander';
import {collect, wholeDays} from '../option-values.ts';
import {withFolderOptions, withSigningOptions} from '../options.ts';

export function register(program: Command): void {
  const cert = program.command('cert').description('manage certificates of hosts and users');

  withSigningOptions(cert.command('host <name>'))
    .description('create the keys and the certificate of a host; NAME is always one of its DNS names')
    .option('--dns <name>', 'additional DNS name (repeatable)', collect)
    .option('--ip <address>', 'IP address of the host (repeatable)', collect)
    .option('--days <n>', 'days of validity (default: 397)', wholeDays)
    .option('--csr <file>', 'certify the key in this PKCS#10 request, and create none')
    .option(
      '--log-pub <file>',
      'log key to name in the certificate: a log.pub, or a public Ed25519 key in PEM',
    )
    .action(async (name: string, _options, command: Command) => {
      const {certifyHost} = await import('../handlers/cert-issue.ts');
      await certifyHost(name, command.optsWithGlobals());
    });

  withSigningOptions(cert.command('user <name>'))
    .description('create the key and the certificate of a user')
    .option('--group <name>', 'group of the user (repeatable)', collect)
    .option('--days <n>', 'days of validity (default: 90)', wholeDays)
    .option('--csr <file>', 'certify the key in this PKCS#10 request, and create none')
    .action(async (name: string, _options, command: Command) => {
      const {certifyUser} = await import('../handlers/cert-issue.ts');
      await certifyUser(name, command.optsWithGlobals());
    });

  withFolderOptions(cert.command('list'))
    .description(
      'list the certificates that the CA signed, and whether they are valid, expiring, expired or revoked',
    )
    .action(async (_options, command: Command) => {
      const {listCertificates} = await import('../handlers/cert-list.ts');
      await listCertificates(command.optsWithGlobals());
    });

  withSigningOptions(cert.command('renew <user:NAME|host:NAME>'))
    .description('renew a certificate, with the same name, groups, DNS names and key')
    .option('--days <n>', 'days of validity (default: 397 for a host, 90 for a user)', wholeDays)
    .option('--group <name>', 'replace the groups of a user (repeatable)', collect)
    .option('--dns <name>', 'replace the DNS names of a host (repeatable)', collect)
    .option('--ip <address>', 'replace the IP addresses of a host (repeatable)', collect)
    .option('--rekey', 'create a new key; for a host, also a new log key')
    .option('--csr <file>', 'take the new key from this PKCS#10 request')
    .option(
      '--log-pub <file>',
      'log key to name in the certificate of a host: a log.pub, or a public Ed25519 key in PEM',
    )
    .action(async (holder: string, _options, command: Command) => {
      const {renewCertificate} = await import('../handlers/cert-issue.ts');
      await renewCertificate(holder, command.optsWithGlobals());
    });

  withSigningOptions(cert.command('revoke [targets...]'))
    .description(
      'revoke all certificates of user:NAME or host:NAME, or the certificate with a SERIAL or in a FILE',
    )
    .option('--end-jobs', 'make hosts end the running jobs of these certificates, too (reason keyCompromise)')
    .option('--refresh', 'only rewrite crl.pem with a later next update')
    .option('--crl-days <n>', 'days until the next update of crl.pem (default: 30)', wholeDays)
    .action(async (targets: string[], _options, command: Command) => {
      const {revokeCertificates} = await import('../handlers/cert-revoke.ts');
      await revokeCertificates(targets, command.optsWithGlobals());
    });

  withFolderOptions(cert.command('export <user:NAME|host:NAME>'))
    .description('write certificate, key and CA as a PKCS#12 file, which browsers import')
    .option('--out <file>', 'output file (default: NAME.p12 beside the certificate)')
    .option(
      '--password-file <file>',
      'file whose first line is the password (default: $REEVE_EXPORT_PASSWORD, or a prompt)',
    )
    .action(async (holder: string, _options, command: Command) => {
      const {exportCertificate} = await import('../handlers/cert-export.ts');
      await exportCertificate(holder, command.optsWithGlobals());
    });
}
