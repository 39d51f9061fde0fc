import type {Random} from './random.ts';

export const resumeFaults = [
  'none',
  'cut-up',
  'cut-down',
  'kill-gate',
  'kill-client',
  'kill-executor',
  'stop-executor',
] as const;
export type ResumeFault = (typeof resumeFaults)[number];

/** One run of the soak, and what will happen to it. */
export interface Plan {
  readonly number: number;
  readonly fault: ResumeFault;
  readonly mode: 'print' | 'feed' | 'echo';
  /** Bytes that the command prints; of `echo`, that it is given. */
  readonly output: number;
  /** Bytes that it is given on stdin. */
  readonly input: number;
  /** How often it rests between its bytes. */
  readonly pauses: number;
  /** For each connection in turn: after how many bytes, beyond the handshake of the first, it is cut. */
  readonly cuts: readonly number[];
  /** When the fault comes, as a part of the output. */
  readonly moment: number;
  /** Whether who comes back wants all of it again. */
  readonly fromStart: boolean;
}

/** Orders of magnitude alike: from a byte to `most`. */
function size(random: Random, most: number): number {
  return Math.max(1, Math.floor(Math.exp(random.next() * Math.log(most))));
}

/** A executor that is gone ends what all others are doing, so that it is rare. */
const weighted: readonly ResumeFault[] = [
  ...Array<ResumeFault>(2).fill('none'),
  ...Array<ResumeFault>(8).fill('cut-up'),
  ...Array<ResumeFault>(8).fill('cut-down'),
  ...Array<ResumeFault>(4).fill('kill-gate'),
  ...Array<ResumeFault>(6).fill('kill-client'),
  'kill-executor',
  'stop-executor',
];

export function planRun(number: number, random: Random, mostBytes: number): Plan {
  const mode = random.pick(['print', 'feed', 'echo'] as const);
  const fault = random.pick(weighted);
  const output = size(random, mostBytes);
  const input = mode === 'print' ? 0 : mode === 'echo' ? output : size(random, mostBytes);
  const passing = fault === 'cut-up' ? input + 2000 : output + 2000;
  return {
    number,
    fault,
    mode,
    output,
    input,
    pauses: random.below(4),
    cuts: Array.from({length: 1 + random.below(4)}, () => random.below(passing)),
    moment: random.next(),
    fromStart: random.next() < 0.3,
  };
}
