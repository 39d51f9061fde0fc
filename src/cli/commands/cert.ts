import type {Command} from 'commander';
import {mebibyte, readNamedFile} from '../../base/named-file.ts';
import {shellWords} from '../../base/shell-words.ts';
import type {Issued} from '../../pki/issue.ts';
import type {FolderOptions} from '../ca-folder.ts';
import {onFolder, onSigningFolder, openFolder, wholeDays} from '../ca-folder.ts';
import {each} from '../each.ts';
import {print, printJson, say} from '../print.ts';

interface IssueOptions extends FolderOptions {
  readonly dns?: readonly string[];
  readonly ip?: readonly string[];
  readonly group?: readonly string[];
  readonly days?: number;
  readonly csr?: string;
  readonly logPub?: string;
  readonly rekey?: boolean;
}

interface RevokeOptions extends FolderOptions {
  readonly refresh?: boolean;
  readonly endJobs?: boolean;
  readonly crlDays?: number;
}

interface ExportOptions extends FolderOptions {
  readonly out?: string;
  readonly passwordFile?: string;
}

export function register(program: Command): void {
  const cert = program.command('cert').description('certificates of hosts and users');

  onSigningFolder(cert.command('host <name>'))
    .description('make the keys and certificate of a host; its name is always among its DNS names')
    .option('--dns <name>', 'one more DNS name (repeatable)', each)
    .option('--ip <address>', 'an IP address it is reached at (repeatable)', each)
    .option('--days <n>', 'how long it is valid (default: 397)', wholeDays)
    .option('--csr <file>', 'certify the key of this PKCS#10 request; the private key stays where it is')
    .option('--log-pub <file>', 'name this log key: a log.pub, or a public Ed25519 key in PEM')
    .action(async (name: string, _options: IssueOptions, command: Command) =>
      host(name, command.optsWithGlobals()),
    );

  onSigningFolder(cert.command('user <name>'))
    .description('make the key and certificate of a user')
    .option('--group <name>', 'a group the user is in (repeatable)', each)
    .option('--days <n>', 'how long it is valid (default: 90)', wholeDays)
    .option('--csr <file>', 'certify the key of this PKCS#10 request; the private key stays where it is')
    .action(async (name: string, _options: IssueOptions, command: Command) =>
      user(name, command.optsWithGlobals()),
    );

  onFolder(cert.command('list'))
    .description('all certificates that the CA signed: valid, expiring, expired or revoked')
    .action(async (_options: FolderOptions, command: Command) => list(command.optsWithGlobals()));

  onSigningFolder(cert.command('renew <user:NAME|host:NAME>'))
    .description('renew a certificate; name, groups, names and key stay as they were')
    .option('--days <n>', 'how long it is valid (default: 397 for a host, 90 for a user)', wholeDays)
    .option('--group <name>', "these groups in place of a user's (repeatable)", each)
    .option('--dns <name>', "these DNS names in place of a host's (repeatable)", each)
    .option('--ip <address>', "these addresses in place of a host's (repeatable)", each)
    .option('--rekey', 'make a new key; of a host, a new log key, too')
    .option('--csr <file>', 'take the new key from this PKCS#10 request')
    .option('--log-pub <file>', "name this log key of a host's: a log.pub, or a public Ed25519 key in PEM")
    .action(async (target: string, _options: IssueOptions, command: Command) =>
      renew(target, command.optsWithGlobals()),
    );

  onSigningFolder(cert.command('revoke [targets...]'))
    .description(
      'revoke user:NAME or host:NAME (all of its certificates), a SERIAL, or the certificate in a FILE',
    )
    .option('--end-jobs', 'hosts are to end what these certificates ordered, too (reason keyCompromise)')
    .option('--refresh', 'only write crl.pem anew, with a later next update')
    .option('--crl-days <n>', 'days until crl.pem is to be written anew (default: 30)', wholeDays)
    .action(async (targets: string[], _options: RevokeOptions, command: Command) =>
      revoke(targets, command.optsWithGlobals()),
    );

  onFolder(cert.command('export <user:NAME|host:NAME>'))
    .description('write certificate, key and CA as PKCS#12, as browsers import it')
    .option('--out <file>', 'where to (default: NAME.p12 beside the certificate)')
    .option(
      '--password-file <file>',
      'its first line is the password (else $REEVE_EXPORT_PASSWORD, else asked for)',
    )
    .action(async (target: string, _options: ExportOptions, command: Command) =>
      exportTo(target, command.optsWithGlobals()),
    );
}

async function host(name: string, options: IssueOptions): Promise<void> {
  const authority = await openFolder(options);
  const {issueHost} = await import('../../pki/issue.ts');
  const {dns, ip, days} = options;
  const wish = {name, dns, ip, days, ...(await broughtKeys(options))};
  await report(await issueHost(authority, wish, Date.now()), options);
}

async function user(name: string, options: IssueOptions): Promise<void> {
  const authority = await openFolder(options);
  const {issueUser} = await import('../../pki/issue.ts');
  const {group: groups, days} = options;
  await report(
    await issueUser(authority, {name, groups, days, ...(await broughtKeys(options))}, Date.now()),
    options,
  );
}

async function renew(target: string, options: IssueOptions): Promise<void> {
  const {parseHolder} = await import('../../pki/layout.ts');
  const holder = parseHolder(target);
  const authority = await openFolder(options);
  const {renew} = await import('../../pki/renew.ts');
  const {dns, ip, group: groups, days, rekey} = options;
  const changes = {dns, ip, groups, days, rekey, ...(await broughtKeys(options))};
  await report(await renew(authority, holder, changes, Date.now()), options);
}

async function list({dir, json}: FolderOptions): Promise<void> {
  const {readCaCertificate} = await import('../../pki/authority.ts');
  const {readLedger, statusOf} = await import('../../pki/ledger.ts');
  const {readRevoked} = await import('../../pki/revoke.ts');
  const {stalenessOf} = await import('../../identity/revocation-list.ts');
  const crl = await readRevoked(dir, await readCaCertificate(dir));
  const now = Date.now();
  const entries = (await readLedger(dir)).map(entry => ({
    ...entry,
    status: statusOf(entry, crl.serials, now),
  }));
  const staleness = stalenessOf(crl, now);
  if (staleness !== undefined) say(staleness);
  if (json) {
    printJson(
      entries.map(({kind, name, groups, names, serial, status, notBefore, notAfter}) => {
        const dates = {notBefore: new Date(notBefore), notAfter: new Date(notAfter)};
        return {kind, name, groups, names, serial, status, ...dates};
      }),
    );
    return;
  }
  const rows = entries.map(({kind, name, groups, status, notAfter, serial}) => {
    const end = new Date(notAfter).toISOString().slice(0, 10);
    return [kind, name, groups.join(',') || '-', status, end, serial];
  });
  if (rows.length === 0) {
    say(`no certificate was issued by the CA in ${dir}`);
    return;
  }
  const [{screenOf}, {table}] = await Promise.all([
    import('../../present/screen.ts'),
    import('../../present/table.ts'),
  ]);
  const columns = [
    {heading: 'KIND'},
    {heading: 'NAME', least: 8},
    {heading: 'GROUPS', least: 6},
    {heading: 'STATUS'},
    {heading: 'UNTIL'},
    {heading: 'SERIAL'},
  ];
  print(table(columns, rows, screenOf(process.stdout)));
}

async function revoke(targets: readonly string[], options: RevokeOptions): Promise<void> {
  const {PkiError} = await import('../../pki/errors.ts');
  if ((targets.length === 0) !== (options.refresh === true)) {
    throw new PkiError(
      'bad-target',
      'name what to revoke: user:NAME, host:NAME, SERIAL or FILE; or give --refresh alone',
    );
  }
  const authority = await openFolder(options);
  const {revoke} = await import('../../pki/revoke.ts');
  const {paths} = await import('../../pki/layout.ts');
  const {shownTime} = await import('../../identity/dates.ts');
  const {revoked, before, keepsJobs, number, nextUpdate} = await revoke(authority, targets, Date.now(), {
    days: options.crlDays,
    endJobs: options.endJobs,
  });
  const crl = paths.crl(options.dir);
  if (options.json) {
    const serials = (entries: typeof revoked) =>
      entries.map(({kind, name, serial}) => ({kind, name, serial}));
    printJson({
      revoked: serials(revoked),
      before: serials(before),
      crl,
      number: String(number),
      nextUpdate: new Date(nextUpdate),
    });
    return;
  }
  for (const {kind, name, serial} of before) print(`${kind} ${name}, serial ${serial}, was revoked already`);
  for (const {kind, name, serial} of revoked) print(`revoked ${kind} ${name}, serial ${serial}`);
  print(`${crl} is now number ${number}, to be replaced by ${shownTime(nextUpdate)}; give it to every host`);
  const users = keepsJobs.filter(({kind}) => kind === 'user').map(({name}) => name);
  if (users.length > 0) print(jobsGoOn([...new Set(users)], targets, options.dir));
}

/** What revoking leaves as it is. */
function jobsGoOn(users: readonly string[], targets: readonly string[], dir: string): string {
  const again = `reeve cert revoke ${shellWords([...targets, '--end-jobs', '--dir', dir])}`;
  return `jobs of ${users.join(', ')} that run go on; to have hosts end them, too, run: ${again}`;
}

async function exportTo(target: string, {dir, out, passwordFile, json}: ExportOptions): Promise<void> {
  const {parseHolder} = await import('../../pki/layout.ts');
  const holder = parseHolder(target);
  const {exportPath, exportPkcs12} = await import('../../pki/export.ts');
  const {readSecret} = await import('../secrets/ask-secret.ts');
  const path = out ?? exportPath(dir, holder);
  const password = await readSecret({
    what: 'password of the export',
    file: passwordFile,
    fileOption: '--password-file',
    variable: 'REEVE_EXPORT_PASSWORD',
    isNew: true,
  });
  await exportPkcs12(dir, holder, password, path);
  if (json) printJson({...holder, path});
  else print(`${path}: certificate, key and CA of ${holder.kind} ${holder.name}, under the password`);
}

/** Keys that were made elsewhere. */
async function broughtKeys({csr, logPub}: IssueOptions): Promise<{request?: Buffer; logPublic?: Buffer}> {
  return {
    ...(csr === undefined ? {} : {request: await readNamedFile(csr, mebibyte)}),
    ...(logPub === undefined ? {} : {logPublic: await readNamedFile(logPub, mebibyte)}),
  };
}

async function report(
  {holder, certificate, certPath, keyPath, logKeyPath, notes}: Issued,
  {json}: FolderOptions,
): Promise<void> {
  const {describe} = await import('../../pki/ledger.ts');
  const {fingerprintOf} = await import('../../identity/certificate.ts');
  const {shownTime} = await import('../../identity/dates.ts');
  const {groups, names, serial, notBefore, notAfter} = describe(certificate.raw, certPath);
  for (const note of notes) say(note);
  if (json) {
    const fingerprint = fingerprintOf(certificate);
    const dates = {notBefore: new Date(notBefore), notAfter: new Date(notAfter)};
    const files = {cert: certPath, key: keyPath, log: logKeyPath};
    printJson({...holder, groups, names, serial, fingerprint, ...dates, ...files});
    return;
  }
  const kept = groups.length > 0 ? ` (${groups.join(', ')})` : '';
  const lines = [
    `certificate of ${holder.kind} ${holder.name}${kept}, valid until ${shownTime(notAfter)}`,
    `  serial       ${serial}`,
  ];
  if (names !== undefined) lines.push(`  names        ${names}`);
  lines.push(`  certificate  ${certPath}`);
  if (keyPath !== undefined) lines.push(`  key          ${keyPath}   keep it secret`);
  if (logKeyPath !== undefined) lines.push(`  log key      ${logKeyPath}   keep it secret`);
  print(lines);
}
