// The statements about removed parts of an account: a signed note each, `pruned-TO.note`.
import {join} from 'node:path';
import {messageOf} from '../../base/errors.ts';
import {readForeign} from '../../base/foreign-file.ts';
import {fromBase64} from '../../merkle/base64.ts';
import {hashSize} from '../../merkle/hashes.ts';
import {openNote} from '../../merkle/note.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {isTreeSize} from '../../merkle/tree-size.ts';
import {AuditError} from '../errors.ts';
import {prunedName, prunedNames} from './layout.ts';

/** A statement about removed entries. */
export interface Pruned {
  /** The number of the first removed entry, and the number behind the last. */
  readonly from: number;
  readonly to: number;
  readonly entries: number;
  /** The times of the oldest and of the newest of them: milliseconds since 1970, as the next two. */
  readonly firstTime: number;
  readonly lastTime: number;
  /** The root of the tree of `to` entries, in base64. */
  readonly root: string;
  readonly at: number;
  /** Entries before this time were to be removed. */
  readonly before: number;
}

/** The longest statement, bytes. */
const mostBytes = 64 * 1024;

/**
 * The number of the first entry that was not removed, by the names of the statements alone; 0 if there are
 * none.
 */
export function prunedTo(dir: string): number {
  return Number(/\d{16}/.exec(prunedNames(dir).at(-1) ?? '0'.repeat(16))?.[0]);
}

/**
 * Reads a statement of the account in `dir` that one of these keys signed. `by` holds those that did.
 *
 * @throws {AuditError} `account-damaged`, without the name of the file
 */
export function readPruned(
  dir: string,
  name: string,
  verifiers: readonly NoteVerifier[],
): Pruned & {by: readonly NoteVerifier[]} {
  let note: ReturnType<typeof openNote>;
  try {
    const bytes = readForeign(join(dir, name), mostBytes);
    if (!bytes) throw new Error('it was taken away meanwhile');
    note = openNote(bytes, verifiers);
  } catch (cause) {
    throw damaged(messageOf(cause), cause);
  }
  const {text, signers} = note;
  const [title, json = '', ...rest] = text.split('\n');
  if (!signers.some(signer => title === `${signer.name}/pruned`) || rest.join() !== '')
    throw damaged('it is signed, and is no statement about what was removed');
  const pruned = parse(json);
  if (!pruned) throw damaged('it does not say what was removed');
  if (prunedName(pruned.to) !== name) throw damaged(`it is about what was removed up to entry ${pruned.to}`);
  return {...pruned, by: signers};
}

function parse(json: string): Pruned | undefined {
  try {
    const {from, to, entries, firstTime, lastTime, root, at, before} = JSON.parse(json) as Pruned;
    const isGood =
      [from, to, entries].every(isTreeSize) &&
      [firstTime, lastTime, at, before].every(Number.isFinite) &&
      typeof root === 'string' &&
      fromBase64(root)?.length === hashSize &&
      from < to &&
      entries === to - from;
    return isGood ? {from, to, entries, firstTime, lastTime, root, at, before} : undefined;
  } catch {
    return undefined;
  }
}

function damaged(why: string, cause?: unknown): AuditError {
  return new AuditError('account-damaged', `is not to be believed: ${why}`, {cause});
}
