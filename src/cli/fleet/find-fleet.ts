import {quote} from '../../base/quote.ts';
import {isIdEnding, isOrderId} from '../../identity/order-id.ts';
import type {FleetRecord} from '../../index.ts';
import {ClientError, FleetRecords, loadClientConfig} from '../../index.ts';
import {usage} from '../errors.ts';

/** The runs on many hosts that are kept for a client.yaml. */
export async function fleetRecords(config: string | undefined): Promise<FleetRecords> {
  const records = FleetRecords.of(await loadClientConfig(config));
  if (records) return records;
  throw usage(
    'no runs are kept: there is no home folder; set HOME or XDG_STATE_HOME, or receipts.folder in client.yaml',
  );
}

/**
 * The run that the end of an id means.
 *
 * @throws {ClientError} `bad-fleet` if it means none, or more than one, or what is kept of it is damaged
 */
export function findFleet(records: FleetRecords, typed: string): FleetRecord {
  const word = typed.toLowerCase();
  if (!isOrderId(word) && !isIdEnding(word))
    throw bad(`${quote(typed)} is not the id of a run, or 4 or more of its last characters`);
  const found = records.ids().filter(id => id.endsWith(word));
  const [only, ...others] = found;
  if (only === undefined) throw bad(`no run that is kept has an id that ends in ${quote(typed)}`);
  if (others.length > 0)
    throw bad(`${quote(typed)} is the end of the ids of ${found.length} runs; give more of it`);
  return records.read(only);
}

const bad = (what: string) => new ClientError('bad-fleet', `${what}; \`reeve fleet list\` lists them`);
