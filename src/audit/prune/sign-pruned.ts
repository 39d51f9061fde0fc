import {signNote} from '../../merkle/note.ts';
import type {NoteSigner} from '../../merkle/note-signer.ts';
import type {Pruned} from '../read/pruned.ts';

/** Returns the signed statement about what was removed, as `readPruned` reads it. */
export function signPruned(pruned: Pruned, signer: NoteSigner): string {
  return signNote(`${signer.verifier.name}/pruned\n${JSON.stringify(pruned)}\n`, [signer]);
}
