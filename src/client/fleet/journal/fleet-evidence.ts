import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {fleetHeader, fleetLine} from '../../../audit/evidence/fleet-file.ts';
import {isSystemError} from '../../../base/errors.ts';
import {readForeign} from '../../../base/foreign-file.ts';
import {mebibyte} from '../../../base/named-file.ts';
import {foldersOf} from '../../receipts/state-folder.ts';
import type {FleetRecord, HostRecord} from './fleet-record.ts';

/** A receipt is some kilobytes. */
const mostBytes = mebibyte;

/**
 * The evidence of a run: the receipt of each host that has one, and of the others how it went. `state` is the
 * folder in which receipts are kept.
 */
export function* fleetEvidence({fleet, order, hosts}: FleetRecord, state: string): Generator<string> {
  yield fleetHeader({fleet, command: order.command, hosts: hosts.size});
  for (const {host, outcome, name, job} of hosts.values())
    yield fleetLine({host, outcome, name, job, receipt: receiptOf({name, job}, state)});
}

function receiptOf({name, job}: Pick<HostRecord, 'name' | 'job'>, state: string): string | undefined {
  if (name === undefined || job === undefined) return undefined;
  const {receipts} = foldersOf(state, name);
  const path = daysIn(receipts)
    .map(day => join(receipts, day, `${job}.receipt`))
    .find(existsSync);
  return path === undefined ? undefined : readForeign(path, mostBytes)?.toString();
}

/** A folder for each day. */
function daysIn(receipts: string): string[] {
  try {
    return readdirSync(receipts).toSorted().toReversed();
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}
