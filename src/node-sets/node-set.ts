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

/** An operand in an expression. */
interface Place extends Written {
  readonly offset: number;
}

/** The work on one expression and the groups in it, each of which is worked out once. */
class Evaluation {
  readonly #groups: Groups;
  #known = new Map<string, ReadonlySet<string>>();
  /** The groups that are being worked out, the outermost first. */
  #open: string[] = [];
  /** By source: all of its nodes. */
  readonly #allOf = new Map<string | undefined, ReadonlySet<string>>();
  /** The sources of which all nodes are being collected. */
  readonly #collecting = new Set<string | undefined>();
  #made = 0;

  constructor(groups: Groups) {
    this.#groups = groups;
  }

  nodesOf(written: Written): Set<string> {
    let nodes = new Set<string>();
    for (const {operator, operand} of parseExpression(written.text, written.within)) {
      const at = {...written, offset: operand.offset};
      nodes = combine(nodes, operator, this.#operandNodes(operand, at));
      if (nodes.size > mostNodes) this.#tooLarge(at);
    }
    return nodes;
  }

  #operandNodes(operand: Operand, at: Place): ReadonlySet<string> {
    const texts = operand.pieces.filter(piece => typeof piece === 'string');
    if (texts[0]?.startsWith('@') && operand.pieces[0] === texts[0]) return this.#groupNodes(operand, at);
    if (texts.some(text => /[*?]/.test(text))) return this.#fittingNodes(operand, at);
    const names = this.#expand(operand, at);
    for (const name of names)
      if (!isNodeName(name)) this.#fail('node-set-invalid', at, `${quote(name)} is no HOST or HOST:PORT`);
    return names;
  }

  #groupNodes(operand: Operand, at: Place): Set<string> {
    const nodes = new Set<string>();
    for (const name of this.#expand(operand, at)) {
      const reference = groupReference(name);
      if (!reference)
        this.#fail(
          'node-set-invalid',
          at,
          `${quote(name)} is no group, expected @GROUP, @SOURCE:GROUP, @*, @SOURCE:* or @@SOURCE`,
        );
      for (const node of this.#referredNodes(reference, at)) nodes.add(node);
    }
    return nodes;
  }

  #referredNodes(reference: GroupReference, at: Place): Iterable<string> {
    const name = reference.source ?? at.source;
    const source = this.#source(name, at);
    if (reference.kind === 'names') return this.#namesOf(source, name);
    if (reference.kind === 'group') return this.#group(source, name, reference.group, at);
    return this.#all(source, name, at);
  }

  /**
   * All nodes of a source. In its groups `@*` and masks choose from the nodes that stand there otherwise: while those are collected,
   * they mean none.
   */
  #all(source: GroupSource, name: string | undefined, at: Place): ReadonlySet<string> {
    const done = this.#collecting.has(name) ? new Set<string>() : this.#allOf.get(name);
    if (done) {
      this.#count(done.size, at);
      return done;
    }
    const [known, open] = [this.#known, this.#open];
    [this.#known, this.#open] = [new Map(), []];
    this.#collecting.add(name);
    const nodes = new Set<string>(source.groups.has('all') ? [] : source.hosts);
    this.#count(nodes.size, at);
    for (const group of source.groups.has('all') ? ['all'] : source.groups.keys())
      for (const node of this.#group(source, name, group, at)) nodes.add(node);
    this.#collecting.delete(name);
    [this.#known, this.#open] = [known, open];
    // Within another collection some of them may be missing.
    if (this.#collecting.size === 0) this.#allOf.set(name, nodes);
    return nodes;
  }

  #source(name: string | undefined, at: Place): GroupSource {
    if (name === undefined) return this.#groups.own;
    const source = this.#groups.sources.get(name);
    if (source) return source();
    const meant = nearest(name, this.#groups.sources.keys());
    const known = [...this.#groups.sources.keys()].join(', ');
    const advice =
      meant === undefined ? (known === '' ? 'there is none' : `there is ${known}`) : `did you mean ${meant}?`;
    return this.#fail('group-source-unknown', at, `${quote(name)} is no source of groups; ${advice}`);
  }

  /** The names of a source's groups, as nodes. One that is written with a range is several. */
  #namesOf({groups}: GroupSource, source: string | undefined): Set<string> {
    const text = [...groups.keys()].join(',');
    return this.nodesOf({text, within: `the names of @@${source ?? ''}`, source});
  }

  #group(source: GroupSource, sourceName: string | undefined, group: string, at: Place): ReadonlySet<string> {
    const name = sourceName === undefined ? `@${group}` : `@${sourceName}:${group}`;
    const text = source.groups.get(group);
    if (text === undefined) {
      const meant = nearest(group, source.groups.keys());
      const hint = meant === undefined ? '' : `; did you mean ${name.slice(0, -group.length)}${meant}?`;
      return this.#fail('group-unknown', at, `there is no group ${name}${hint}`);
    }
    const known = this.#known.get(name);
    if (known) {
      this.#count(known.size, at);
      return known;
    }
    if (this.#open.includes(name)) {
      const circle = [...this.#open.slice(this.#open.indexOf(name)), name].join(', ');
      this.#fail('group-loop', at, `the group ${name} is within itself: ${circle}`);
    }
    if (this.#open.length >= deepestGroup)
      this.#fail('node-set-too-large', at, `more than ${deepestGroup} groups are within one another`);
    this.#count(1, at);
    this.#open.push(name);
    const nodes = this.nodesOf({text, within: name, source: sourceName});
    this.#open.pop();
    this.#known.set(name, nodes);
    return nodes;
  }

  /** Of all nodes of the source, those that fit a mask. */
  #fittingNodes(operand: Operand, at: Place): Set<string> {
    const all = [...this.#referredNodes({kind: 'all', source: undefined, group: '*'}, at)];
    const fitting = new Set<string>();
    for (const mask of this.#expand(operand, at)) {
      this.#count(all.length, at);
      for (const name of all) if (fitsMask(name, mask)) fitting.add(name);
    }
    return fitting;
  }

  /** All texts that the pieces of an operand make together. */
  #expand(operand: Operand, at: Place): Set<string> {
    const count = operand.pieces.reduce(
      (product, piece) =>
        typeof piece === 'string' ? product : product * piece.reduce((sum, range) => sum + countOf(range), 0),
      1,
    );
    if (count > mostNodes) this.#tooLarge(at);
    this.#count(count, at);
    let texts = [''];
    for (const piece of operand.pieces) {
      const endings = typeof piece === 'string' ? [piece] : piece.flatMap(range => [...numbersOf(range)]);
      texts = texts.flatMap(text => endings.map(ending => text + ending));
    }
    return new Set(texts);
  }

  #count(nodes: number, at: Place): void {
    this.#made += nodes;
    if (this.#made > mostMade)
      this.#fail(
        'node-set-too-large',
        at,
        `the operands have more than ${mostMade} nodes together, counted each time`,
      );
  }

  #tooLarge(at: Place): never {
    return this.#fail('node-set-too-large', at, `these are more than ${mostNodes} nodes, expected fewer`);
  }

  #fail(code: NodeSetErrorCode, at: Place, problem: string): never {
    throw new NodeSetError(code, at, problem);
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
