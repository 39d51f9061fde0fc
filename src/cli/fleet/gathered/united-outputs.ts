import type {EqualOutput} from '../../../index.ts';
import {inOrder} from '../../../node-sets/node-name.ts';

/** Hosts whose outputs are equal as they came, or without the hosts' own words, or by way of others of them. */
export interface UnitedOutput {
  /** In order. */
  readonly hosts: readonly string[];
  /** The blocks of the output of most of them, of which `from` is one. */
  readonly digests: readonly string[];
  readonly from: string;
  /** True if all of them printed the same bytes. */
  readonly isLiteral: boolean;
}

/**
 * Unites outputs that are different without the hosts' own words, and equal with them: each of many hosts may
 * print the same list of all of them.
 *
 * @param digestOf the digest of a host's output as it came; undefined if that is what was compared
 */
export function unitedOutputs(
  outputs: readonly EqualOutput[],
  digestOf: (host: string) => string | undefined,
): UnitedOutput[] {
  const united = new Set<United>();
  const byDigest = new Map<string, United>();
  for (const {nodes, lines} of outputs) {
    const literal = new Set(nodes.flatMap(host => digestOf(host) ?? []));
    const same = [...new Set([...literal].flatMap(digest => byDigest.get(digest) ?? []))];
    for (const one of same) united.delete(one);
    // The earlier ones are of more hosts.
    const {digests, from} = same[0] ?? {digests: lines, from: nodes[0] ?? ''};
    const now: United = {
      hosts: [...nodes, ...same.flatMap(({hosts}) => hosts)],
      digests,
      from,
      literal: new Set([...literal, ...same.flatMap(one => [...one.literal])]),
    };
    united.add(now);
    for (const digest of now.literal) byDigest.set(digest, now);
  }
  return inOrderOfHosts(
    Array.from(united, ({hosts, literal, ...output}) => ({
      ...output,
      hosts: inOrder(hosts),
      isLiteral: literal.size === 1,
    })),
  );
}

interface United {
  readonly hosts: readonly string[];
  readonly digests: readonly string[];
  readonly from: string;
  readonly literal: ReadonlySet<string>;
}

function inOrderOfHosts(outputs: readonly UnitedOutput[]): UnitedOutput[] {
  const places = new Map(inOrder(outputs.flatMap(({hosts}) => hosts)).map((host, place) => [host, place]));
  const placeOf = ({hosts}: UnitedOutput) => places.get(hosts[0] ?? '') ?? 0;
  return outputs.toSorted((a, b) => b.hosts.length - a.hosts.length || placeOf(a) - placeOf(b));
}
