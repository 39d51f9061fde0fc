import {foldNodeSet, retriedHosts} from '../../index.ts';
import {usage} from '../errors.ts';
import {confirmOnHosts} from '../fleet/confirm-on-hosts.ts';
import {findFleet, fleetRecords} from '../fleet/find-fleet.ts';
import {openFleetClient} from '../fleet/fleet-client.ts';
import type {FleetRunOptions} from '../fleet/fleet-run-options.ts';
import {fleetOptionsOf} from '../fleet/fleet-run-options.ts';
import {followFleet} from '../fleet/follow-fleet.ts';
import {openViews} from '../fleet/open-views.ts';
import {Speaker} from '../fleet/speaker.ts';
import type {CommonOptions} from '../options.ts';
import {refuseSharedInput} from '../run-options.ts';
import {secretsOf} from '../secrets/secrets-of.ts';
import {standardInput} from '../streams/standard-input.ts';

export interface RetryOptions extends CommonOptions, FleetRunOptions {
  readonly failed?: boolean;
  readonly unreachable?: boolean;
  readonly untried?: boolean;
  readonly unknown?: boolean;
  readonly stdin?: boolean;
  readonly secret?: readonly string[];
  readonly yes?: boolean;
}

/** `reeve fleet retry`: returns the exit status. */
export async function retryFleet(typed: string, options: RetryOptions): Promise<number> {
  const {failed, unreachable, untried, unknown, yes} = options;
  if (!(failed || unreachable || untried || unknown))
    throw usage('say which hosts: --failed, --unreachable, --untried or --unknown');
  refuseSharedInput(options);
  using input = options.stdin ? standardInput() : undefined;
  const record = findFleet(await fleetRecords(options.config), typed);
  const speaker = new Speaker();
  await using client = await openFleetClient(options, speaker.say);
  const which = {failed, unreachable, untried, unknown, repeat: yes};
  const {command, params} = record.order;
  const hosts = retriedHosts(record, which).map(({host}) => host);
  await using shown = await openViews(options, hosts, {config: client.config, speaker});
  const secrets = await secretsOf(options.secret, foldNodeSet(hosts));
  const confirm = await confirmOnHosts(client, {hosts, command, params}, options);
  const given = {...fleetOptionsOf(options), confirm, secrets, stdin: input?.bytes};
  const run = client.retryFleet(record.fleet, {...given, ...which});
  const {maxUnreachable = record.order.maxUnreachable} = options;
  return await followFleet(run, {views: shown.views, speaker}, {...options, maxUnreachable});
}
