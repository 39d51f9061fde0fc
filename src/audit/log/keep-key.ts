import {join} from 'node:path';
import {writeDurably} from '../../base/durable-file.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {keyLines} from '../read/keys.ts';
import {keysName} from '../read/layout.ts';

/** Records that `verifier` signs here from now on. */
export async function keepKey(dir: string, verifier: NoteVerifier): Promise<void> {
  const line = verifier.toString();
  const known = keyLines(dir);
  // Nothing is written if it is there: an account must open on a full disk, too.
  if (known.at(-1) === line) return;
  const others = known.filter(other => other !== line);
  await writeDurably(join(dir, keysName), [...others, line, ''].join('\n'), 0o600);
}
