// What may happen to a byte of a file, by accident or not.

/** What was done, and what came of it: always other bytes. */
export interface Mutation {
  readonly name: string;
  readonly at: number;
  readonly bytes: Buffer;
}

const makers: Readonly<Record<string, (bytes: Buffer, at: number) => Buffer>> = {
  flip: (bytes, at) => {
    const changed = Buffer.from(bytes);
    changed[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    return changed;
  },
  cut: (bytes, at) => bytes.subarray(0, at),
  insert: (bytes, at) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.of(0x61 + (at % 26)), bytes.subarray(at)]),
  swap: (bytes, at) => {
    const changed = Buffer.from(bytes);
    changed.set([bytes[at + 1] ?? 0, bytes[at] ?? 0].slice(0, bytes.length - at), at);
    return changed;
  },
  duplicate: (bytes, at) => Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]),
  remove: (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
};

export const mutationNames = Object.keys(makers);

/** Undefined where it would change nothing. */
export function mutate(bytes: Buffer, at: number, name: string): Mutation | undefined {
  const changed = makers[name]?.(bytes, at);
  return !changed || changed.equals(bytes) ? undefined : {name, at, bytes: changed};
}

/** Everything at every byte. */
export function* everyMutation(bytes: Buffer): Generator<Mutation> {
  for (let at = 0; at < bytes.length; at++) {
    for (const name of mutationNames) {
      const mutation = mutate(bytes, at, name);
      if (mutation) yield mutation;
    }
  }
}

/** The number of the line that a byte stands in, its newline with it; from 1. */
export function lineOf(bytes: Buffer, at: number): number {
  let line = 1;
  for (let end = bytes.indexOf(0x0a); end !== -1 && end < at; end = bytes.indexOf(0x0a, end + 1)) line += 1;
  return line;
}
