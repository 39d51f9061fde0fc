import {usage} from '../errors.ts';
import {openFleetClient} from '../fleet/fleet-client.ts';
import {fleetOptionsOf} from '../fleet/fleet-run-options.ts';
import {followFleet} from '../fleet/follow-fleet.ts';
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
    if (options[alone]) throw usage(`--${alone} takes one host`);
  using input = options.stdin ? standardInput() : undefined;
  await using client = await openFleetClient(options);
  const hosts = client.fleet(target);
  // Before anything is sent: nobody should type a secret for a run that cannot be.
  const secrets = await secretsOf(options.secret, target);
  const run = hosts.run(name, args, {...fleetOptionsOf(options), secrets, stdin: input?.bytes});
  return await followFleet(run, options);
}
