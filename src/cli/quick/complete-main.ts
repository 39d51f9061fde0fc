import type {Grammar} from '../completion/grammar.ts';
import {complete} from '../handlers/complete.ts';
import type {QuickCall} from './quick-call.ts';

/** The grammar of the whole program as JSON (scripts/bundle-quick.ts). */
declare const grammarText: string;

/** Answers a shell. Resolves to false where client.yaml has to be read for that: then nothing was printed. */
export async function carryOut({args}: QuickCall): Promise<boolean> {
  const [shell, words] = args as [shell: string, words: readonly string[]];
  return complete(shell, words, {grammar: JSON.parse(grammarText) as Grammar});
}
