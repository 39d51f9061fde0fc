import {AuditError} from '../../audit/errors.ts';
import {messageOf} from '../../base/errors.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {parseCheckpoint} from '../../merkle/checkpoint.ts';
import {openNote} from '../../merkle/note.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {screenOf} from '../../present/screen.ts';
import {facts} from '../../present/table.ts';
import {usage} from '../errors.ts';
import {print, printJson} from '../print.ts';
import type {AnchorOptions} from './trust-options.ts';
import {logKeyIn} from './trust-options.ts';
import type {VerifyRequest} from './verify-request.ts';

/** Signed notes, one behind the other, and the line of their key if it follows them. */
export interface Notes {
  readonly notes: readonly string[];
  readonly key: string | undefined;
}

/**
 * Reads signed notes: the checkpoints of an account, one checkpoint as a client remembers it, or a statement of removed
 * entries. Returns undefined for other text.
 */
export function notesIn(text: string): Notes | undefined {
  const note = /[^\n]+\n(?:[^\n]+\n)*\n(?:— [^\n]+\n)+/gy;
  const notes: string[] = [];
  let end = 0;
  for (let found = note.exec(text); found; found = note.exec(text)) {
    notes.push(found[0]);
    end = note.lastIndex;
  }
  const rest = text.slice(end);
  const [, key] = /^(?:[\da-f]{64}|-)\n([^\n]+)\n$/.exec(rest) ?? [];
  return notes.length > 0 && (rest === '' || key !== undefined) ? {notes, key} : undefined;
}

const entriesAbsent = 'the entries of the account, which are not in this file';

/** Returns whether nothing is wrong. @throws {AuditError} `evidence-invalid`; {CodedError} `usage` */
export async function verifyNotes({notes, key}: Notes, request: VerifyRequest<'file'>): Promise<boolean> {
  const {path} = request.target;
  const verifier = await verifierFor(key, request.anchors);
  const opened = notes.map((note, index) => {
    try {
      return openNote(note, [verifier]).text;
    } catch (cause) {
      throw invalid(`${placeOf(path, index, notes)} does not verify: ${messageOf(cause)}`, cause);
    }
  });
  const [statement = ''] = opened;
  const isStatement = opened.length === 1 && statement.startsWith(`${verifier.name}/pruned\n`);
  const checkpoints = isStatement
    ? []
    : opened.map((text, index) => {
        try {
          return parseCheckpoint(text);
        } catch (cause) {
          throw invalid(
            `${placeOf(path, index, notes)} is signed, but is not a checkpoint: ${messageOf(cause)}`,
            cause,
          );
        }
      });
  requireOneHistory(path, checkpoints, verifier);
  show(path, {verifier, checkpoints, statement: isStatement ? statement : undefined}, request);
  return true;
}

async function verifierFor(key: string | undefined, {ca, logKey}: AnchorOptions): Promise<NoteVerifier> {
  if (logKey === undefined || ca !== undefined)
    throw usage(
      "a checkpoint shows no certificate that a CA could vouch for: give the host's log.pub with --log-key, alone",
    );
  const choose = await logKeyIn(logKey);
  try {
    return choose(key === undefined ? [] : [key]);
  } catch (cause) {
    if (key !== undefined) throw cause;
    throw usage(
      "a checkpoint does not tell its key, so no certificate can say whether it is right: give the host's log.pub with --log-key",
      cause,
    );
  }
}

/** @throws {AuditError} if two of them cannot be of one account that only grows */
function requireOneHistory(path: string, checkpoints: readonly Checkpoint[], {name}: NoteVerifier): void {
  for (const [index, {origin, size, root}] of checkpoints.entries()) {
    const place = placeOf(path, index, checkpoints);
    if (origin !== name)
      throw invalid(`${place} is a checkpoint of ${origin}, signed with the key of ${name}`);
    const before = checkpoints[index - 1];
    if (before === undefined) continue;
    if (size < before.size)
      throw invalid(`${place} has ${size} entries, and the one before has ${before.size}`);
    if (size === before.size && !root.equals(before.root))
      throw invalid(`${place} contradicts the one before: another root of ${size} entries`);
  }
}

function placeOf(path: string, index: number, {length}: {readonly length: number}): string {
  return length === 1 ? path : `${path}: checkpoint ${index + 1}`;
}

interface Verified {
  readonly verifier: NoteVerifier;
  readonly checkpoints: readonly Checkpoint[];
  /** Of what was removed. */
  readonly statement: string | undefined;
}

function show(
  path: string,
  {verifier, checkpoints, statement}: Verified,
  {json}: Pick<VerifyRequest, 'json'>,
): void {
  const last = checkpoints.at(-1);
  if (json) {
    const {origin, size, root} = last ?? {};
    const checkpoint = last ? {origin, size, root: root?.toString('base64')} : null;
    printJson({
      verified: true,
      checkpoints: checkpoints.length,
      checkpoint,
      statement: statement ?? null,
      key: verifier.toString(),
      unchecked: [entriesAbsent],
    });
    return;
  }
  const which =
    checkpoints.length === 1 ? 'it is a checkpoint' : `it holds ${checkpoints.length} checkpoints`;
  const what = last ? `${which} of ${verifier.name}` : 'it states what was removed from an account';
  print([
    `${path} verifies: ${what}`,
    ...facts(
      [
        last
          ? [
              checkpoints.length === 1 ? 'says' : 'the last says',
              `${last.size} entries, root ${last.root.toString('hex')}`,
            ]
          : ['says', (statement ?? '').trim().replaceAll('\n', ' ')],
        ['signed by', `${verifier.toString()}, which was given`],
        ['not checked', entriesAbsent],
      ],
      screenOf(process.stdout),
    ),
  ]);
}

const invalid = (message: string, cause?: unknown) => new AuditError('evidence-invalid', message, {cause});
