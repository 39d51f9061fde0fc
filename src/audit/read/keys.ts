import {join} from 'node:path';
import {writeDurably} from '../../base/durable-file.ts';
import {readForeign} from '../../base/foreign-file.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';

const fileName = 'keys';
/** More keys than anybody makes. */
const mostBytes = 1024 * 1024;

/**
 * The log keys that ever signed in this account, oldest first; none where nothing was signed yet. That a key stands there
 * makes nobody believe it.
 *
 * @throws {MerkleError} `note-key`
 */
export function readKeys(dir: string): NoteVerifier[] {
  return textOf(dir)
    .split('\n')
    .filter(Boolean)
    .map(line => NoteVerifier.parse(line));
}

/** Notes that `verifier` signs here from now on. */
export async function keepKey(dir: string, verifier: NoteVerifier): Promise<void> {
  const line = verifier.toString();
  const known = textOf(dir).split('\n').filter(Boolean);
  // On a full disk an account must be opened all the same.
  if (known.at(-1) === line) return;
  const others = known.filter(other => other !== line);
  await writeDurably(join(dir, fileName), [...others, line, ''].join('\n'), 0o600);
}

const textOf = (dir: string) => readKeyFile(dir) ?? '';

/** As it stands there; undefined where it is missing. @throws {UnfitFileError} */
export function readKeyFile(dir: string): string | undefined {
  return readForeign(join(dir, fileName), mostBytes)?.toString();
}
