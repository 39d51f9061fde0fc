import {isUtf8} from 'node:buffer';
import {ShareError} from './errors.ts';
import {characterAt} from './file-name.ts';
import {SharePath} from './share-path.ts';

/** Names that a glob has at most, with a slash between two: a folder is open for each while it is expanded. */
export const mostGlobNames = 16;
/** Paths that a glob may stand for: each is a job of its own where they are got or removed. */
export const mostMatches = 1000;

/**
 * Characters by their code points. A byte that is part of none is beyond all of them, so that names of any bytes can be
 * compared.
 */
type Units = readonly number[];
const beyondUnicode = 0x110000;

/** One of some characters, or of all but some. */
interface OneOf {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly isNegated: boolean;
}

/** Something that a character of a name is compared with; `many` is compared with any number of them. */
type Element = number | OneOf | 'any' | 'many';

/** One name of a glob. */
export interface GlobName {
  /** The bytes of the name that it is, if no character of it is special. */
  readonly plain: Buffer | undefined;
  matches(name: Buffer): boolean;
}

/**
 * Names on the way down a share, of which some stand for several: `*` is any characters, `?` is one, `[a-z]` one of these,
 * and `[!a-z]` one of all others. None of them is a slash, nor a dot at the beginning of a name. A character that is
 * written `\xNN` or `\\`, as names are shown, is not special. Pure.
 */
export class Glob {
  readonly names: readonly GlobName[];
  /** Its text as names none of which is special. */
  readonly plain: SharePath;

  private constructor(names: readonly GlobName[], plain: SharePath) {
    this.names = names;
    this.plain = plain;
  }

  /** @throws {ShareError} `path-refused` */
  static parse(text: string): Glob {
    const plain = SharePath.parse(text);
    if (plain.names.length === 0) throw refused('a glob has a name at least');
    if (plain.names.length > mostGlobNames)
      throw refused(`a glob has at most ${mostGlobNames} names from the first that is special`);
    return new Glob(text.split('/').map(globName), plain);
  }

  matches(names: readonly Buffer[]): boolean {
    return (
      names.length === this.names.length && names.every((name, at) => this.names[at]?.matches(name) === true)
    );
  }
}

/** True if a name, as somebody typed it, stands for several. */
export function isGlob(name: string): boolean {
  return elementsOf(atomsOf(name)).some(element => typeof element !== 'number');
}

/** A character of a glob. It can be special if it was written as it is. */
interface Atom {
  readonly unit: number;
  readonly special: string | undefined;
}

function globName(text: string): GlobName {
  const atoms = atomsOf(text);
  const elements = elementsOf(atoms);
  const units = elements.filter(element => typeof element === 'number');
  if (units.length === elements.length) {
    const plain = SharePath.parse(text).names[0] ?? Buffer.alloc(0);
    return {plain, matches: name => name.equals(plain)};
  }
  const showsHidden = elements[0] === dot;
  return {
    plain: undefined,
    matches: name => (name[0] !== dot || showsHidden) && isMatch(elements, unitsOf(name)),
  };
}

const dot = 0x2e;

/** Bytes that stand together may be one character, as what cannot be seen is written byte by byte. */
function atomsOf(text: string): Atom[] {
  return text
    .split(/((?:\\(?:\\|x[\da-f]{2}))+)/)
    .flatMap((part, index): Atom[] =>
      index % 2 === 1
        ? unitsOf(bytesOf(part)).map(unit => ({unit, special: undefined}))
        : Array.from(part, special => ({unit: special.codePointAt(0) ?? 0, special})),
    );
}

const bytesOf = (escapes: string): Buffer =>
  Buffer.from(
    Array.from(escapes.matchAll(/\\(?:\\|x([\da-f]{2}))/g), ([, digits]) =>
      digits === undefined ? 0x5c : Number.parseInt(digits, 16),
    ),
  );

function unitsOf(name: Buffer): Units {
  if (isUtf8(name)) return Array.from(name.toString(), character => character.codePointAt(0) ?? 0);
  const units: number[] = [];
  for (let at = 0; at < name.length; ) {
    const character = characterAt(name, at);
    units.push(character?.codePointAt(0) ?? beyondUnicode + (name[at] ?? 0));
    at += character === undefined ? 1 : Buffer.byteLength(character);
  }
  return units;
}

function elementsOf(atoms: readonly Atom[]): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < atoms.length; at++) {
    const {unit, special} = atoms[at] as Atom;
    const closing = special === '[' ? closingOf(atoms, at) : -1;
    if (special === '*' && elements.at(-1) === 'many')
      throw refused('"**" is no glob; a "*" stands for names in one folder');
    if (special === '*') elements.push('many');
    else if (special === '?') elements.push('any');
    else if (closing === -1) elements.push(unit);
    else {
      elements.push(oneOf(atoms.slice(at + 1, closing)));
      at = closing;
    }
  }
  return elements;
}

/** The `]` that ends what begins with this `[`, which is none if it comes first; -1 where the `[` is only itself. */
function closingOf(atoms: readonly Atom[], opening: number): number {
  const first = opening + (isNegation(atoms[opening + 1]) ? 2 : 1);
  return atoms.findIndex(({special}, at) => at > first && special === ']');
}

const isNegation = (atom: Atom | undefined): boolean => atom?.special === '!' || atom?.special === '^';

function oneOf(atoms: readonly Atom[]): OneOf {
  const isNegated = isNegation(atoms[0]);
  const members = isNegated ? atoms.slice(1) : atoms;
  const ranges: [number, number][] = [];
  for (let at = 0; at < members.length; at++) {
    const {unit: from, special} = members[at] as Atom;
    if (special === '[' && ':.='.includes(members[at + 1]?.special ?? ' '))
      throw refused('a glob has no classes of characters; write ranges, such as [a-z]');
    const last = members[at + 1]?.special === '-' ? members[at + 2] : undefined;
    ranges.push([from, last?.unit ?? from]);
    if (last !== undefined) at += 2;
  }
  return {ranges, isNegated};
}

/** Takes at most as many steps as the product of the lengths: of the `*` that were passed only the last is tried again. */
function isMatch(elements: readonly Element[], units: Units): boolean {
  let [element, unit] = [0, 0];
  let tried = {element: -1, unit: 0};
  while (unit < units.length) {
    const wanted = elements[element];
    if (wanted === 'many') {
      tried = {element, unit};
      element += 1;
    } else if (wanted !== undefined && accepts(wanted, units[unit] ?? 0)) {
      element += 1;
      unit += 1;
    } else if (tried.element >= 0) {
      tried = {element: tried.element, unit: tried.unit + 1};
      [element, unit] = [tried.element + 1, tried.unit];
    } else return false;
  }
  return elements.slice(element).every(rest => rest === 'many');
}

function accepts(wanted: Exclude<Element, 'many'>, unit: number): boolean {
  if (wanted === 'any') return true;
  if (typeof wanted === 'number') return wanted === unit;
  return wanted.isNegated !== wanted.ranges.some(([from, to]) => from <= unit && unit <= to);
}

const refused = (message: string) => new ShareError('path-refused', message);
