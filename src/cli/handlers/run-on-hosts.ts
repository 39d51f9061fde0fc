import {usage} from '../errors.ts';
import {confirmOnHosts} from '../fleet/confirm-on-hosts.ts';
import {openFleetClient} from '../fleet/fleet-client.ts';
import {fleetOptionsOf} from '../fleet/fleet-run-options.ts';
import {followFleet} from '../fleet/follow-fleet.ts';
import {openViews} from '../fleet/open-views.ts';
import {Speaker} from '../fleet/speaker.ts';
import type {RunOptions} from '../run-options.ts';
import {secretsOf} from '../secrets/secrets-of.ts';
import {standardInput} from '../streams/standard-input.ts';

/** `reeve run` on several hosts: returns the exit status. */
export async function runOnHosts(
  target: string,
  name: string,
  args: readonly string[],
  options: RunOptions,
): Promise<number> {
  for (const alone of ['tty', 'detach'] as const)
    if (options[alone]) throw usage(`--${alone} takes one host, and none of -b, --diff and --outdir`);
  using input = options.stdin ? standardInput() : undefined;
  const speaker = new Speaker();
  await using client = await openFleetClient(options, speaker.say);
  const fleet = await client.fleet(target);
  await using shown = await openViews(options, fleet.hosts, {config: client.config, speaker});
  // Before anything is sent: nobody should type a secret for a run that cannot be.
  const secrets = await secretsOf(options.secret, target);
  const confirm = await confirmOnHosts(client, {hosts: fleet.hosts, command: name, params: args}, options);
  const run = fleet.run(name, args, {...fleetOptionsOf(options), confirm, secrets, stdin: input?.bytes});
  return await followFleet(run, {views: shown.views, speaker}, options);
}
