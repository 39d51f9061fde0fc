import {nearest} from '../base/nearest.ts';
import {quote} from '../base/quote.ts';
import type {NodeSetErrorCode} from './errors.ts';
import {NodeSetError} from './errors.ts';
import type {GroupReference, GroupSource, Groups} from './groups.ts';
import {groupReference, noGroups} from './groups.ts';
import {inOrder, isNodeName} from './node-name.ts';
import type {Operand, Operator} from './parse-expression.ts';
import {parseExpression} from './parse-expression.ts';
import {countOf, numbersOf} from './ranges.ts';
import {fitsMask} from './wildcard.ts';

/** Nodes that a set may have. */
export const mostNodes = 100_000;

/** Nodes that may be made on the way to a set, those of groups included. */
const mostMade = 1_000_000;

/** Groups that may be within one another. */
const deepestGroup = 32;

/**
 * The names that an expression means, each once, in order. The grammar and its meaning are ClusterShell's (1.10), with what
 * docs/fleet.md says of the differences.
 *
 * @throws {NodeSetError} with the column of the mistake
 */
export const parseNodeSet = (expression: string, groups: Groups = noGroups): string[] =>
  inOrder(new Evaluation(groups).nodesOf({text: expression}));

/** An expression, and where it stands. */
interface Written {
  readonly text: string;
  /** The group that it was written for, as an error names it. */
  readonly within?: string;
  /** The source of groups that it names without one; undefined for the user's own. */
  readonly source?: string | undefined;
}

/** The work on one expression and the groups in it, each of which is worked out once. */
class Evaluation {
  readonly #groups: Groups;
  readonly #known = new Map<string, ReadonlySet<string>>();
  /** The groups that are being worked out, the outermost first. */
  readonly #open: string[] = [];
  #made = 0;

  constructor(groups: Groups) {
    this.#groups = groups;
  }

  nodesOf(written: Written): Set<string> {
    let nodes = new Set<string>();
    for (const {operator, operand} of parseExpression(written.text, written.within)) {
      nodes = combine(nodes, operator, this.#operandNodes(operand, written));
      if (nodes.size > mostNodes) this.#tooLarge(operand, written);
    }
    return nodes;
  }

  #operandNodes(operand: Operand, written: Written): ReadonlySet<string> {
    const texts = operand.pieces.filter(piece => typeof piece === 'string');
    if (texts[0]?.startsWith('@') && operand.pieces[0] === texts[0])
      return this.#groupNodes(operand, written);
    if (texts.some(text => /[*?]/.test(text))) return this.#fittingNodes(operand, written);
    const names = this.#expand(operand, written);
    for (const name of names)
      if (!isNodeName(name))
        this.#fail('node-set-invalid', operand, written, `${quote(name)} is no HOST or HOST:PORT`);
    return names;
  }

  #groupNodes(operand: Operand, written: Written): Set<string> {
    const nodes = new Set<string>();
    for (const name of this.#expand(operand, written)) {
      const reference = groupReference(name);
      if (!reference)
        this.#fail(
          'node-set-invalid',
          operand,
          written,
          `${quote(name)} is no group, expected @GROUP, @SOURCE:GROUP, @*, @SOURCE:* or @@SOURCE`,
        );
      for (const node of this.#referredNodes(reference, operand, written)) nodes.add(node);
    }
    return nodes;
  }

  #referredNodes(reference: GroupReference, operand: Operand, written: Written): Iterable<string> {
    const name = reference.source ?? written.source;
    const source = this.#source(name, operand, written);
    if (reference.kind === 'names') return this.#namesOf(source, name);
    if (reference.kind === 'group') return this.#group(source, name, reference.group, operand, written);
    if (source.groups.has('all')) return this.#group(source, name, 'all', operand, written);
    const nodes = new Set<string>(source.hosts);
    this.#count(nodes.size, operand, written);
    for (const group of source.groups.keys())
      for (const node of this.#group(source, name, group, operand, written)) nodes.add(node);
    return nodes;
  }

  #source(name: string | undefined, operand: Operand, written: Written): GroupSource {
    if (name === undefined) return this.#groups.own;
    const source = this.#groups.sources.get(name);
    if (source) return source();
    const meant = nearest(name, this.#groups.sources.keys());
    const known = [...this.#groups.sources.keys()].join(', ');
    const advice =
      meant === undefined ? (known === '' ? 'there is none' : `there is ${known}`) : `did you mean ${meant}?`;
    return this.#fail(
      'group-source-unknown',
      operand,
      written,
      `${quote(name)} is no source of groups; ${advice}`,
    );
  }

  /** The names of a source's groups, as nodes. One that is written with a range is several. */
  #namesOf({groups}: GroupSource, source: string | undefined): Set<string> {
    const text = [...groups.keys()].join(',');
    return this.nodesOf({text, within: `the names of @@${source ?? ''}`, source});
  }

  #group(
    source: GroupSource,
    sourceName: string | undefined,
    group: string,
    operand: Operand,
    written: Written,
  ): ReadonlySet<string> {
    const name = sourceName === undefined ? `@${group}` : `@${sourceName}:${group}`;
    const text = source.groups.get(group);
    if (text === undefined) {
      const meant = nearest(group, source.groups.keys());
      const hint = meant === undefined ? '' : `; did you mean ${name.slice(0, -group.length)}${meant}?`;
      return this.#fail('group-unknown', operand, written, `there is no group ${name}${hint}`);
    }
    const known = this.#known.get(name);
    if (known) {
      this.#count(known.size, operand, written);
      return known;
    }
    if (this.#open.includes(name)) {
      const circle = [...this.#open.slice(this.#open.indexOf(name)), name].join(', ');
      this.#fail('group-loop', operand, written, `the group ${name} is within itself: ${circle}`);
    }
    if (this.#open.length >= deepestGroup)
      this.#fail(
        'node-set-too-large',
        operand,
        written,
        `more than ${deepestGroup} groups are within one another`,
      );
    this.#open.push(name);
    const nodes = this.nodesOf({text, within: name, source: sourceName});
    this.#open.pop();
    this.#known.set(name, nodes);
    return nodes;
  }

  /** Of all nodes of the source, those that fit a mask. */
  #fittingNodes(operand: Operand, written: Written): Set<string> {
    const all = [...this.#referredNodes({kind: 'all', source: undefined, group: '*'}, operand, written)];
    const fitting = new Set<string>();
    for (const mask of this.#expand(operand, written)) {
      this.#count(all.length, operand, written);
      for (const name of all) if (fitsMask(name, mask)) fitting.add(name);
    }
    return fitting;
  }

  /** All texts that the pieces of an operand make together. */
  #expand(operand: Operand, written: Written): Set<string> {
    const count = operand.pieces.reduce(
      (product, piece) =>
        typeof piece === 'string' ? product : product * piece.reduce((sum, range) => sum + countOf(range), 0),
      1,
    );
    if (count > mostNodes) this.#tooLarge(operand, written);
    this.#count(count, operand, written);
    let texts = [''];
    for (const piece of operand.pieces) {
      const endings = typeof piece === 'string' ? [piece] : piece.flatMap(range => [...numbersOf(range)]);
      texts = texts.flatMap(text => endings.map(ending => text + ending));
    }
    return new Set(texts);
  }

  #count(nodes: number, operand: Operand, written: Written): void {
    this.#made += nodes;
    if (this.#made > mostMade)
      this.#fail(
        'node-set-too-large',
        operand,
        written,
        `the operands have more than ${mostMade} nodes together, counted each time`,
      );
  }

  #tooLarge(operand: Operand, written: Written): never {
    return this.#fail(
      'node-set-too-large',
      operand,
      written,
      `these are more than ${mostNodes} nodes, expected fewer`,
    );
  }

  #fail(code: NodeSetErrorCode, {offset}: Operand, {text, within}: Written, problem: string): never {
    throw new NodeSetError(code, {text, offset, within}, problem);
  }
}

function combine(left: Set<string>, operator: Operator, right: ReadonlySet<string>): Set<string> {
  if (operator === '&') return new Set([...left].filter(node => right.has(node)));
  for (const node of right) {
    if (operator === ',') left.add(node);
    else if (operator === '!' || left.has(node)) left.delete(node);
    else left.add(node);
  }
  return left;
}
