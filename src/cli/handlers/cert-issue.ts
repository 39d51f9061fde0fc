import {mebibyte, readNamedFile} from '../../base/named-file.ts';
import {fingerprintOf} from '../../identity/certificate.ts';
import {shownTime} from '../../identity/dates.ts';
import type {Issued} from '../../pki/issue.ts';
import {issueHost, issueUser} from '../../pki/issue.ts';
import {parseHolder} from '../../pki/layout.ts';
import {describe} from '../../pki/ledger.ts';
import {renew} from '../../pki/renew.ts';
import {openFolder} from '../ca-folder.ts';
import type {FolderOptions} from '../options.ts';
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

export async function certifyHost(name: string, options: IssueOptions): Promise<void> {
  const authority = await openFolder(options);
  const {dns, ip, days} = options;
  const wish = {name, dns, ip, days, ...(await broughtKeys(options))};
  report(await issueHost(authority, wish, Date.now()), options);
}

export async function certifyUser(name: string, options: IssueOptions): Promise<void> {
  const authority = await openFolder(options);
  const {group: groups, days} = options;
  report(
    await issueUser(authority, {name, groups, days, ...(await broughtKeys(options))}, Date.now()),
    options,
  );
}

export async function renewCertificate(target: string, options: IssueOptions): Promise<void> {
  const holder = parseHolder(target);
  const authority = await openFolder(options);
  const {dns, ip, group: groups, days, rekey} = options;
  const changes = {dns, ip, groups, days, rekey, ...(await broughtKeys(options))};
  report(await renew(authority, holder, changes, Date.now()), options);
}

/** Keys that were made elsewhere. */
async function broughtKeys({csr, logPub}: IssueOptions): Promise<{request?: Buffer; logPublic?: Buffer}> {
  return {
    ...(csr === undefined ? {} : {request: await readNamedFile(csr, mebibyte)}),
    ...(logPub === undefined ? {} : {logPublic: await readNamedFile(logPub, mebibyte)}),
  };
}

function report(
  {holder, certificate, certPath, keyPath, logKeyPath, notes}: Issued,
  {json}: FolderOptions,
): void {
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
