import {isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument} from 'yaml';
import {messageOf} from '../base/errors.ts';
import {visible} from '../base/quote.ts';
import type {Place, Problem} from './problem.ts';
import {plainValue} from './yaml-value.ts';

/** From the top of a file to a value: keys of maps and indices of lists. */
export type Path = readonly (string | number)[];

/** A parsed file of YAML 1.2 (core schema), which knows where each of its values stands. */
export interface YamlFile {
  /** The path as it is to be shown. */
  file: string;
  /** Plain maps, lists, text, numbers, booleans and null; undefined if the text could not be parsed. */
  value: unknown;
  /** The mistakes that need no schema: in syntax, duplicate keys, keys that are not text. */
  problems: Problem[];
  /**
   * Returns the place of a value, or of the key in front of it; of the nearest thing around it if it is not
   * there.
   */
  place(path: Path, part?: 'value' | 'key'): Place;
}

/** Parses `text`; does not throw, whatever the text is. */
export function parseYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const {line, col} = lines.linePos(offset);
    return {file, line: Math.max(line, 1), column: Math.max(col, 1)};
  };
  const result: YamlFile = {file, value: undefined, problems: [], place: () => placeAt(0)};
  const report = (offset: number, message: string) => {
    result.problems.push({...placeAt(offset), message: visible(message)});
  };
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: true,
      prettyErrors: false,
      lineCounter: lines,
    });
    for (const {pos, code, message} of [...document.errors, ...document.warnings]) {
      if (code === 'DUPLICATE_KEY') report(pos[0], 'this key is here a second time');
      else if (code === 'MULTIPLE_DOCS')
        report(
          pos[0],
          'another document begins here (---); a file holds one, so give each a file of its own',
        );
      else if (message.includes('call stack')) report(pos[0], 'too deep or too large: nested too deeply');
      else report(pos[0], message);
    }
    if (document.directives.yaml.version !== '1.2') report(0, 'found another version in %YAML, expected 1.2');
    if (document.errors.some(error => error.code !== 'DUPLICATE_KEY')) return result;
    const {value, targets} = plainValue(document.contents, (node, message) => report(startOf(node), message));
    result.value = value;
    result.place = (path, part = 'value') => placeAt(offsetOf(document.contents, path, part, targets));
  } catch (error) {
    report(0, error instanceof RangeError ? `too deep or too large: ${messageOf(error)}` : messageOf(error));
  }
  return result;
}

function offsetOf(
  root: unknown,
  path: Path,
  part: 'value' | 'key',
  targets: ReadonlyMap<unknown, unknown>,
): number {
  let node = root;
  let offset = startOf(root);
  for (const [index, step] of path.entries()) {
    while (isAlias(node)) node = targets.get(node);
    if (isSeq(node)) {
      node = node.items[Number(step)];
    } else if (isMap(node)) {
      // Of duplicate keys the last one is the value that was read.
      const pair = node.items.findLast(({key}) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      const wanted = part === 'key' && index === path.length - 1;
      node = wanted || startOf(pair.value) < 0 ? pair.key : pair.value;
    } else {
      break;
    }
    const start = startOf(node);
    if (start >= 0) offset = start;
  }
  return Math.max(offset, 0);
}

/** The offset at which a node begins, -1 if it stands nowhere. */
const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? -1) : -1);
