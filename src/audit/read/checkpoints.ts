// Reads the files that checkpoint-file.ts writes: signed notes of five lines each, one behind the other.
import {join} from 'node:path';
import {openForeign} from '../../base/foreign-file.ts';
import {activeCheckpoints, finishedCheckpoints, finishedNames, firstOf} from './layout.ts';
import type {Line} from './lines.ts';
import {linesBackward, linesForward} from './lines.ts';

/** The lines of each note: three of text, an empty one, a signature. */
export const noteLines = 5;

/** Five lines of a file of checkpoints that look like a note. Its signature was not verified. */
export interface PlacedNote {
  readonly note: string;
  /** The position of its first byte. */
  readonly position: number;
  /** The number of its first line, from 1. */
  readonly line: number;
}

/** Bytes between two notes, or behind the last one, that are not a note. */
export interface NoNote {
  readonly note: undefined;
  readonly position: number;
  readonly line: number;
  /** True if they are the beginning of a note, and the file ends there. */
  readonly isTorn: boolean;
}

/** Two notes are shorter, bytes. */
const tailBytes = 2048;
/** The longest note, and the longest line of one, bytes. */
const longestNote = 64 * 1024;

/** Goes through an open file of checkpoints up to the byte `to`. After other bytes it finds the next note. */
export function* notesIn(fd: number, to: number): Generator<PlacedNote | NoNote> {
  const window: Line[] = [];
  let line = 1;
  let skipped: {position: number; line: number} | undefined;
  let origin = '';
  for (const next of linesForward(fd, 0, to, longestNote)) {
    window.push(next);
    if (window.length < noteLines || !next.isWhole) continue;
    const position = window[0]?.position ?? 0;
    if (!isNote(window)) {
      skipped ??= {position, line};
      window.shift();
      line += 1;
      continue;
    }
    if (skipped) yield {note: undefined, isTorn: false, ...skipped};
    skipped = undefined;
    const note = textOf(window);
    origin = note.slice(0, note.indexOf('\n'));
    yield {note, position, line};
    window.length = 0;
    line += noteLines;
  }
  const [first] = window;
  if (skipped) yield {note: undefined, isTorn: false, ...skipped};
  else if (first)
    yield {
      note: undefined,
      isTorn: mayBeginNote(window, origin || ownOf(first)),
      position: first.position,
      line,
    };
}

/** Returns the last whole note of a file of checkpoints. One that is being written may follow it. */
export function lastNote(path: string): Omit<PlacedNote, 'line'> | undefined {
  using file = openForeign(path);
  if (!file) return undefined;
  const lines = linesBackward(file.fd, file.size, tailBytes, longestNote)
    .take(2 * noteLines)
    .toArray()
    .toReversed();
  for (let end = lines.length; end >= noteLines; end--) {
    const note = noteOf(lines.slice(end - noteLines, end));
    if (note) return note;
  }
  return undefined;
}

/** Returns the note that ends at the byte `to` of an open file of checkpoints; undefined if none does. */
export function lastNoteIn(fd: number, to: number): Omit<PlacedNote, 'line'> | undefined {
  return noteOf(linesBackward(fd, to, tailBytes, longestNote).take(noteLines).toArray().toReversed());
}

function noteOf(lines: readonly Line[]): Omit<PlacedNote, 'line'> | undefined {
  const [first] = lines;
  return first && isNote(lines) ? {note: textOf(lines), position: first.position} : undefined;
}

/** Returns the newest checkpoint of the account in `dir`, by any signer; undefined if there is none. */
export function newestNote(dir: string): string | undefined {
  const active = lastNote(join(dir, activeCheckpoints));
  if (active) return active.note;
  // A part that was just begun has none yet.
  for (const name of finishedNames(dir).toReversed()) {
    const finished = lastNote(join(dir, finishedCheckpoints(firstOf(name))));
    if (finished) return finished.note;
  }
  return undefined;
}

function isNote(lines: readonly Line[]): boolean {
  const [, size, root, empty, signature] = lines;
  return (
    lines.length === noteLines &&
    lines.every(({isWhole}) => isWhole) &&
    /^[0-9]+$/.test(size?.bytes.toString('latin1') ?? '') &&
    root?.bytes.length === rootLength &&
    empty?.bytes.length === 0 &&
    signature?.bytes.subarray(0, dash.length).equals(dash) === true
  );
}

/**
 * True if these lines can be the beginning of a note of this origin. They are fewer than a note has, or the
 * last one is cut off.
 */
function mayBeginNote(lines: readonly Line[], origin: string): boolean {
  const text = lines.map(({bytes, isWhole}) => `${bytes.toString()}${isWhole ? '\n' : ''}`).join('');
  const first = `${origin}\n`;
  if (text.length <= first.length) return first.startsWith(text);
  return text.startsWith(first) && begun.test(text.slice(first.length));
}

/** The origin that the first note of a file claims. */
const ownOf = ({bytes}: Line) => /^\S*/.exec(bytes.toString())?.[0] ?? '';

/** The text behind the origin: a size, a root, an empty line, and the signature. */
const begun = /^\d*(\n[A-Za-z0-9+/=]{0,44}(\n(\n[^\n\0]*)?)?)?$/;

/** The length of 32 bytes in base64. */
const rootLength = 44;
const dash = Buffer.from('— ');

const textOf = (lines: readonly Line[]) => lines.map(({bytes}) => `${bytes.toString()}\n`).join('');
