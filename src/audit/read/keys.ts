import {join} from 'node:path';
import {readForeign} from '../../base/foreign-file.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import {keysName} from './layout.ts';

/** More keys than anybody makes. */
const mostBytes = 1024 * 1024;

/**
 * The log keys that ever signed in this account, oldest first; none where nothing was signed yet. That a key stands there
 * makes nobody believe it.
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

/** As it stands there; undefined where it is missing. @throws {UnfitFileError} */
export function readKeyFile(dir: string): string | undefined {
  return readForeign(join(dir, keysName), mostBytes)?.toString();
}
