import type {Host, HostAnswer} from '../../index.ts';
import {statusOfError} from '../exit-status.ts';
import type {CommonOptions} from '../options.ts';
import {say} from '../print.ts';
import {openFleetClient} from './fleet-client.ts';

/** The answers of several hosts. */
export interface Asked<Value> {
  /** Of those that answered, in the order of the hosts. */
  readonly answers: readonly {readonly host: string; readonly value: Value}[];
  /** The reason, for those that did not. */
  readonly failures: readonly {readonly host: string; readonly error: Error}[];
  /** The status to exit with: the highest of those that did not answer. */
  readonly status: number;
}

/** Asks each host of a target; what is wrong with one is said as it is found. */
export async function askHosts<Value>(
  target: string,
  options: CommonOptions,
  ask: (host: Host) => Promise<Value>,
  tell?: (host: string, value: Value) => void,
): Promise<Asked<Value>> {
  await using client = await openFleetClient(options);
  const onAnswer = (answer: HostAnswer<Value>) => {
    if ('error' in answer) say(withoutName(answer.error.message, answer.host), answer.host);
    else tell?.(answer.host, answer.value);
  };
  const all = await client.fleet(target).ask(ask, {onAnswer});
  const failures = all.filter(answer => 'error' in answer);
  return {
    answers: all.filter(answer => 'value' in answer),
    failures,
    status: Math.max(0, ...failures.map(({error}) => statusOfError(error))),
  };
}

/** Many messages begin with the name of their host, which is said before them. */
function withoutName(message: string, host: string): string {
  return [`${host}: `, `${host} `].reduce(
    (rest, name) => (rest.startsWith(name) ? rest.slice(name.length) : rest),
    message,
  );
}
