import {join} from 'node:path';
import {readForeign} from '../../base/foreign-file.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import {keysName} from './layout.ts';

/** Bytes of more keys than anybody makes. */
const mostBytes = 1024 * 1024;

/**
 * Returns the log keys that ever signed in this account, oldest first; none if nothing was signed yet. A key
 * is not to be believed because it is there.
 *
 * @throws {MerkleError} `note-key`
 */
export function readKeys(dir: string): NoteVerifier[] {
  return keyLines(dir).map(line => NoteVerifier.parse(line));
}

/** The lines of the file, whatever they are. */
export function keyLines(dir: string): string[] {
  return (readKeyFile(dir) ?? '').split('\n').filter(Boolean);
}

/** The text of the file; undefined if it is missing. @throws {UnfitFileError} */
export function readKeyFile(dir: string): string | undefined {
  return readForeign(join(dir, keysName), mostBytes)?.toString();
}
