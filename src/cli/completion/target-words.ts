import {isGroupName} from '../../node-sets/groups.ts';
import {parseRanges} from '../../node-sets/ranges.ts';
import type {Candidate} from './candidate.ts';
import {shortAbout} from './candidate.ts';
import type {LabNames} from './names-note.ts';

/** The hosts, groups and node sets that a target may become. Pure. */
export function targetWords(typed: string, names: LabNames): Candidate[] {
  const {before, operand} = lastOperand(typed);
  const found = operand.startsWith('@')
    ? groupWords(names, operand)
    : operand === ''
      ? [...names.hosts.map(word => ({word})), ...groupWords(names, operand)]
      : hostWords(operand, names.hosts);
  return found
    .filter(({word}) => word.startsWith(operand))
    .map(candidate => ({...candidate, word: before + candidate.word}));
}

/** The part up to the last operator outside of brackets, that included, and the part behind it. */
function lastOperand(typed: string): {before: string; operand: string} {
  const open = typed.lastIndexOf('[');
  const end = typed.includes(']', open) || open === -1 ? typed.length : open;
  const outside = typed.slice(0, end).replaceAll(/\[[^\]]*\]/g, range => '0'.repeat(range.length));
  const at = outside.search(/(?<=^\s*|[,!&^]\s*)[^,!&^\s][^,!&^]*$|$/);
  return {before: typed.slice(0, at), operand: typed.slice(at)};
}

/** Those of a source where its name is typed. */
function groupWords({hosts, groups, sources}: LabNames, operand: string): Candidate[] {
  return [
    ...(hosts.length + groups.length > 0 ? [{word: '@*', about: 'all hosts'}] : []),
    ...groups.map(([name, set]) => ({word: `@${name}`, about: shortAbout(set)})),
    ...sources.flatMap(([name, source]): Candidate[] =>
      operand.startsWith(`@${name}:`)
        ? [
            {word: `@${name}:*`, about: 'all of its hosts'},
            ...(source?.groups ?? [])
              .filter(([group]) => isGroupName(group))
              .map(([group, set]) => ({word: `@${name}:${group}`, about: shortAbout(set)})),
          ]
        : [
            {word: `@${name}:`, about: 'its groups', goesOn: true},
            {word: `@@${name}`, about: 'the names of its groups'},
          ],
    ),
  ];
}

/** Names of hosts, or numbers in the brackets of a node set, such that there are such hosts. */
function hostWords(operand: string, hosts: readonly string[]): Candidate[] {
  if (!areRangesRight(operand)) return [];
  const open = operand.lastIndexOf('[');
  if (open === -1 || operand.includes(']', open)) {
    const rests = new Set(matches(patternOf(operand), hosts).map(([, rest = '']) => operand + rest));
    return [...rests].map(word => ({word}));
  }
  const head = operand.slice(0, open);
  const inside = operand.slice(open + 1);
  const [, earlier = '', first, digits] = /^(.*,)?(?:(\d+)-)?(\d*)$/.exec(inside) ?? [];
  if (digits === undefined) return [];
  const found = matches(`${patternOf(head)}(\\d+)`, hosts);
  const rests = Map.groupBy(found, ([, number = '']) => number);
  const all = new Set(found.map(([, , rest]) => rest));
  const begin = `${head}[${earlier}${first === undefined ? '' : `${first}-`}`;
  return [...rests.keys()]
    .filter(number => number.startsWith(digits) && (first === undefined || isAfter(number, first)))
    .flatMap((number): Candidate[] => [
      ...(number !== digits && first === undefined ? [{word: begin + number, goesOn: true}] : []),
      // If names go on in several ways, the next key says in which.
      ...(number === digits || first !== undefined
        ? [{word: `${begin}${number}]${all.size === 1 ? [...all].join('') : ''}`, goesOn: all.size > 1}]
        : []),
    ]);
}

function areRangesRight(operand: string): boolean {
  try {
    for (const [, inside = ''] of operand.matchAll(/\[([^\]]*)\]/g)) parseRanges(inside);
    return true;
  } catch {
    return false;
  }
}

/** A range has no zeros before its numbers, or all of one length. */
const isAfter = (number: string, first: string): boolean =>
  Number(number) >= Number(first) &&
  (number.length === first.length || !(number.startsWith('0') || first.startsWith('0')));

const matches = (pattern: string, hosts: readonly string[]): RegExpExecArray[] => {
  const whole = new RegExp(`^${pattern}(.*)$`);
  return hosts.map(host => whole.exec(host)).filter(match => match !== null);
};

/** A range stands for any number. */
const patternOf = (text: string): string =>
  text
    .split(/(\[[^\]]*\])/)
    .map((part, index) => (index % 2 === 1 ? '\\d+' : part.replaceAll(/\W/g, '\\$&')))
    .join('');
