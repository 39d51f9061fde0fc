import {isMap, isNode, isScalar, LineCounter, parseDocument} from 'yaml';
import type {GroupSource} from '../../node-sets/groups.ts';
import {isGroupName} from '../../node-sets/groups.ts';
import {refuseProblems} from '../errors.ts';
import {AnsibleInventory} from './ansible-inventory.ts';

/** Groups may be within one another so deep. */
const deepest = 64;

/**
 * Reads an inventory of Ansible's YAML form: maps of groups, with `hosts` and `children`. Variables are passed over, and so are tags
 * such as `!vault`.
 *
 * @throws {ConfigError} `config-invalid`
 */
export function readAnsibleYaml(text: string, file: string): GroupSource {
  const lineCounter = new LineCounter();
  const lineOf = (node: unknown): number => {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    return Math.max(1, lineCounter.linePos(offset ?? 0).line);
  };
  const inventory = new AnsibleInventory(file);
  const document = parseDocument(text, {lineCounter, prettyErrors: false, logLevel: 'silent'});
  refuseProblems(
    document.errors.map(({pos, message}) => {
      const {line, col} = lineCounter.linePos(pos[0]);
      return {file, line: Math.max(1, line), column: Math.max(1, col), message};
    }),
  );
  /** The entries of a map; none of what has no value. */
  const entriesOf = (node: unknown, what: string): {name: string; node: unknown; line: number}[] => {
    if (node === null || node === undefined || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) {
      inventory.fail(lineOf(node), `expected a map of ${what}`);
      return [];
    }
    return node.items.map(({key, value}) => ({
      name: String(isScalar(key) ? key.value : key),
      node: value,
      line: lineOf(key),
    }));
  };
  const readGroup = (group: string, node: unknown, line: number, depth: number): void => {
    inventory.group(group, line);
    if (depth > deepest) {
      inventory.fail(line, `groups are more than ${deepest} deep`);
      return;
    }
    for (const part of entriesOf(node, 'hosts, children and vars')) {
      if (part.name === 'hosts')
        for (const host of entriesOf(part.node, 'hosts')) inventory.addHosts(group, host.name, host.line);
      if (part.name === 'children')
        for (const child of entriesOf(part.node, 'groups')) {
          if (isGroupName(child.name)) inventory.addChild(group, child.name, child.line);
          readGroup(child.name, child.node, child.line, depth + 1);
        }
    }
  };
  for (const {name, node, line} of entriesOf(document.contents, 'groups')) readGroup(name, node, line, 0);
  return inventory.end();
}
