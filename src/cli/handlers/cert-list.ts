import {stalenessOf} from '../../identity/revocation-list.ts';
import {readCaCertificate} from '../../pki/authority.ts';
import {readLedger, statusOf} from '../../pki/ledger.ts';
import {readRevoked} from '../../pki/revoke.ts';
import {screenOf} from '../../present/screen.ts';
import {table} from '../../present/table.ts';
import type {FolderOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';

const columns = [
  {heading: 'KIND'},
  {heading: 'NAME', least: 8},
  {heading: 'GROUPS', least: 6},
  {heading: 'STATUS'},
  {heading: 'UNTIL'},
  {heading: 'SERIAL'},
];

export async function listCertificates({dir, json}: FolderOptions): Promise<void> {
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
  print(table(columns, rows, screenOf(process.stdout)));
}
