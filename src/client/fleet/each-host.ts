import type {Host} from '../host.ts';

/** What a host answered, or the reason why it did not. */
export type HostAnswer<Value> =
  | {readonly host: string; readonly value: Value}
  | {readonly host: string; readonly error: Error};

/** Does something on each of several hosts, of which so many are connected to at once. */
export interface EachOptions<Value> {
  /** Hosts that are asked at once (64 unless given). */
  readonly fanout?: number | undefined;
  /** Hears of each as it comes; the next one waits for it. */
  readonly onAnswer?: ((answer: HostAnswer<Value>) => Promise<void> | void) | undefined;
}

/** Asks each host. Returns the answers in the order of the hosts. Never rejects for what a host did. */
export async function askEach<Value>(
  hosts: readonly string[],
  dial: (host: string) => Promise<Host>,
  ask: (host: Host) => Promise<Value>,
  {fanout = 64, onAnswer}: EachOptions<Value>,
): Promise<HostAnswer<Value>[]> {
  const answers: HostAnswer<Value>[] = [];
  const next = hosts.entries();
  const work = async () => {
    for (const [index, host] of next) {
      const answer = await answerOf(host, dial, ask);
      answers[index] = answer;
      await onAnswer?.(answer);
    }
  };
  await Promise.all(Array.from({length: Math.min(fanout, hosts.length)}, work));
  return answers;
}

async function answerOf<Value>(
  name: string,
  dial: (host: string) => Promise<Host>,
  ask: (host: Host) => Promise<Value>,
): Promise<HostAnswer<Value>> {
  try {
    await using host = await dial(name);
    return {host: name, value: await ask(host)};
  } catch (error) {
    return {host: name, error: error as Error};
  }
}
