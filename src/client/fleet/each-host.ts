import {ClientError} from '../errors.ts';
import type {Host} from '../host.ts';

/** The answer of a host, or the reason why there is none. */
export type HostAnswer<Value> =
  | {readonly host: string; readonly value: Value}
  | {readonly host: string; readonly error: Error};

/** Does something on each of several hosts, of which so many are connected to at once. */
export interface EachOptions<Value> {
  /** Hosts that are asked at once (64 unless given). */
  readonly fanout?: number | undefined;
  /** Gives up connecting when aborted; hosts that were not asked by then are not asked. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each as it comes; the next one waits for it. */
  readonly onAnswer?: ((answer: HostAnswer<Value>) => Promise<void> | void) | undefined;
}

type Dial = (host: string, options?: {readonly signal?: AbortSignal}) => Promise<Host>;

/** Asks each host. Returns the answers in the order of the hosts. Never rejects for what a host did. @throws {ClientError} `bad-fleet` */
export async function askEach<Value>(
  hosts: readonly string[],
  dial: Dial,
  ask: (host: Host) => Promise<Value>,
  {fanout = 64, signal, onAnswer}: EachOptions<Value>,
): Promise<HostAnswer<Value>[]> {
  if (!(fanout >= 1)) throw new ClientError('bad-fleet', `fanout: ${fanout} is not 1 or more`);
  return await onEach(hosts, fanout, async host => {
    const answer = await answerOf(host, dial, ask, signal);
    await onAnswer?.(answer);
    return answer;
  });
}

/** Does something on all of these hosts, on `fanout` of them at once. Returns the values in their order. */
export async function onEach<Value>(
  hosts: readonly string[],
  fanout: number,
  work: (host: string) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = [];
  const next = hosts.entries();
  const worker = async () => {
    for (const [index, host] of next) values[index] = await work(host);
  };
  await Promise.all(Array.from({length: Math.min(fanout, hosts.length)}, worker));
  return values;
}

async function answerOf<Value>(
  name: string,
  dial: Dial,
  ask: (host: Host) => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<HostAnswer<Value>> {
  try {
    signal?.throwIfAborted();
    await using host = await dial(name, signal ? {signal} : {});
    signal?.throwIfAborted();
    return {host: name, value: await ask(host)};
  } catch (error) {
    return {host: name, error: error as Error};
  }
}
