import {quote} from '../../base/quote.ts';
import type {GroupSource} from '../../node-sets/groups.ts';
import {isGroupName} from '../../node-sets/groups.ts';
import {refuseProblems} from '../errors.ts';
import type {Problem} from '../problem.ts';

/**
 * Reads lines `GROUP: NODES`, as ClusterShell's files of groups have them: nodes with commas or blanks between them, also as node sets
 * and groups; the lines of one group are put together. A comment begins with `#`. `file` is named in errors.
 *
 * @throws {ConfigError} `config-invalid`
 */
export function readGroupLines(text: string, file: string): GroupSource {
  const groups = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.replace(/#.*/s, '').trim();
    if (line === '') continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim();
    if (!isGroupName(name)) {
      const message = `found ${quote(line)}, expected GROUP: NODES`;
      problems.push({file, line: index + 1, column: 1, message});
      continue;
    }
    const nodes = withCommas(line.slice(colon + 1));
    groups.set(name, [groups.get(name) ?? '', nodes].filter(part => part !== '').join(','));
  }
  refuseProblems(problems);
  return {groups};
}

/** Puts commas where nodes have blanks alone between them. */
function withCommas(nodes: string): string {
  return nodes
    .split(/([,!&^])/)
    .map(part => part.trim().split(/\s+/).join(','))
    .join('');
}
