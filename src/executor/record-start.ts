import type {Account} from '../audit/log/account.ts';
import {version} from '../base/version.ts';

/** Records that orders are taken from now on, and what was found of the last server. */
export async function recordStart(account: Account, lost: number): Promise<void> {
  const {repair, firstSigned, verifier} = account;
  await account.append({
    event: 'server-start',
    version,
    pid: process.pid,
    lost,
    ...(repair && {repaired: repair.bytes}),
    ...(firstSigned > 0 && {signed: firstSigned}),
    log: verifier.toString(),
  });
}
