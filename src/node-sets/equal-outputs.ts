import {inOrder} from './node-name.ts';

/** Nodes that had the same output. */
export interface EqualOutput {
  /** In order. */
  readonly nodes: readonly string[];
  readonly lines: readonly string[];
}

/**
 * Puts outputs of many nodes together by what is equal in them, line by line as they come, in whatever order. Nodes whose outputs begin
 * with the same lines share them, so that a thousand nodes with three different outputs take the memory of three. A digest can
 * stand for an output: it is its one line then.
 */
export class EqualOutputs {
  readonly #root: Line = {text: '', before: undefined, next: undefined};
  readonly #last = new Map<string, Line>();

  add(node: string, text: string): void {
    const before = this.#last.get(node) ?? this.#root;
    before.next ??= new Map();
    let line = before.next.get(text);
    if (!line) {
      line = {text, before, next: undefined};
      before.next.set(text, line);
    }
    this.#last.set(node, line);
  }

  /** The outputs: that of most nodes first, those of as many in the order of their nodes. */
  list(): EqualOutput[] {
    const outputs = new Map<Line, string[]>();
    for (const node of inOrder(this.#last.keys())) {
      const last = this.#last.get(node);
      if (!last) continue;
      const nodes = outputs.get(last);
      if (nodes) nodes.push(node);
      else outputs.set(last, [node]);
    }
    return [...outputs]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([last, nodes]) => ({nodes, lines: linesTo(last)}));
  }
}

/** A line, by what came before it. */
interface Line {
  readonly text: string;
  /** Undefined for the beginning, which is before the first line. */
  readonly before: Line | undefined;
  next: Map<string, Line> | undefined;
}

function linesTo(last: Line): string[] {
  const lines: string[] = [];
  for (let line: Line = last; line.before; line = line.before) lines.push(line.text);
  return lines.reverse();
}
