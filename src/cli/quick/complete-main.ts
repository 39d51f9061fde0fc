import type {Grammar} from '../completion/grammar.ts';
import type {ReadNames} from '../completion/lab-names.ts';
import {complete} from '../handlers/complete.ts';
import type {CompleteCall} from './complete-call.ts';

/** The grammar of the whole program as JSON (scripts/bundle-quick.ts). */
declare const grammarText: string;

/** Answers a shell. @param readNames reads client.yaml where it changed since the last time, which this program cannot */
export async function carryOut({shell, words}: CompleteCall, readNames: ReadNames): Promise<void> {
  await complete(shell, words, {grammar: JSON.parse(grammarText) as Grammar, readNames});
}
