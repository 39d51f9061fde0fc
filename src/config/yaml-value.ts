import {isAlias, isMap, isScalar, isSeq} from 'yaml';
import {quote} from '../base/quote.ts';
import {isHeldExactly} from '../protocol/exact-number.ts';

/** A hostile or mistaken file ends here, not in a stack overflow or in gigabytes out of nested aliases. */
const mostDepth = 64;
const mostValues = 200_000;

/** Numbers that YAML alone has (0x10, .5, .inf) are held as they are. */
const jsonNumber = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

const forbiddenKeys: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

/** The plain value of a node, and the node that each of its aliases stands for. */
export interface PlainValue {
  value: unknown;
  targets: ReadonlyMap<unknown, unknown>;
}

/**
 * Turns a parsed node into plain values. Keys must be text and must not be names that JavaScript gives a meaning to;
 * text must be well-formed Unicode. `report` is told of what is not so, with the node. Throws RangeError where the
 * document, its aliases followed, is too deep or too large.
 */
export function plainValue(root: unknown, report: (node: unknown, message: string) => void): PlainValue {
  const anchors = new Map<string, unknown>();
  const targets = new Map<unknown, unknown>();
  let count = 0;

  function convert(node: unknown, depth: number): unknown {
    if (depth > mostDepth) throw new RangeError(`nested more than ${mostDepth} deep`);
    if (++count > mostValues) throw new RangeError(`more than ${mostValues} values, aliases followed`);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined)
        report(node, `found the alias *${node.source}, but nothing before it is named &${node.source}`);
      targets.set(node, target);
      return convert(target, depth + 1);
    }
    if (isMap(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return convertMap(node.items, depth);
    }
    if (isSeq(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return node.items.map(item => convert(item, depth + 1));
    }
    if (!isScalar(node)) return null;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (typeof node.value === 'string' && !node.value.isWellFormed())
      report(node, 'found half of a surrogate pair, expected text');
    if (
      typeof node.value === 'number' &&
      jsonNumber.test(node.source ?? '') &&
      !isHeldExactly(node.source ?? '')
    )
      report(
        node,
        `found ${quote(node.source ?? '')}, expected a number that is held exactly (this one would be ${node.value})`,
      );
    return node.value ?? null;
  }

  function convertMap(
    pairs: readonly {key: unknown; value: unknown}[],
    depth: number,
  ): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (const {key, value} of pairs) {
      const name = isScalar(key) ? key.value : undefined;
      if (typeof name !== 'string') {
        report(
          key,
          `found a key that is ${isScalar(key) ? `not text (${String(name)})` : 'not plain'}, expected text; put it into quotes`,
        );
      } else if (forbiddenKeys.has(name)) {
        report(key, `the key ${quote(name)} cannot be used`);
      } else if (!name.isWellFormed()) {
        report(key, 'found half of a surrogate pair, expected text');
      } else {
        map[name] = convert(value, depth + 1);
      }
    }
    return map;
  }

  return {value: convert(root, 0), targets};
}
