// The measuring of the benches: contenders take turns within one run, so that other work of the machine meets
// all.

import {setTimeout as pause} from 'node:timers/promises';

export interface Contender {
  readonly name: string;
  /** Does it once. If it gives a number, these are the milliseconds; else the clock around it tells. */
  once(): Promise<unknown>;
}

export interface Summary {
  readonly n: number;
  readonly min: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
}

export interface Turns {
  readonly rounds: number;
  readonly batch: number;
  readonly warmUp: number;
  /** Milliseconds in which nothing is done before each time. */
  readonly quietMs?: number;
}

/**
 * Each contender in its turn `batch` times, `rounds` times over; the first of each batch is thrown away with what
 * the one before left behind. The order turns with the rounds.
 */
export async function alternate(
  contenders: readonly Contender[],
  {rounds, batch, warmUp, quietMs = 0}: Turns,
): Promise<Map<string, Summary>> {
  const samples = new Map(contenders.map(({name}) => [name, [] as number[]]));
  for (const contender of contenders) for (let i = 0; i < warmUp; i++) await time(contender);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round) % contenders.length] as Contender;
      if (batch > 1) await time(contender);
      for (let i = 0; i < batch; i++) {
        if (quietMs > 0) await pause(quietMs);
        samples.get(contender.name)?.push(await time(contender));
      }
    }
  }
  return new Map([...samples].map(([name, values]) => [name, summarize(values)]));
}

async function time(contender: Contender): Promise<number> {
  const start = performance.now();
  const told = await contender.once();
  return typeof told === 'number' ? told : performance.now() - start;
}

export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
  return {n: sorted.length, min: at(0), p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99)};
}

export const median = (values: readonly number[]): number => summarize(values).p50;

/** Keeps `width` of `count` tasks going. */
export async function atOnce(
  count: number,
  width: number,
  task: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({length: Math.min(width, count)}, lane));
}
