// Edits of a large account, one at a time, at random places: each must be found, and its line named.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {verifyAccount} from '../../src/audit/verify/verify-account.ts';
import {lineOf, mutate, mutationNames} from '../audit/verify/mutations.ts';
import {makeCast, writeAccount} from '../audit/written-account.ts';
import {Random} from './random.ts';

export interface EditOptions {
  readonly seed: number;
  readonly edits: number;
  /** Of the account. */
  readonly lines: number;
  readonly say?: (line: string) => void;
}

export interface EditReport {
  readonly edits: number;
  readonly broken: string[];
}

const sayEvery = 100;

/** Writes an account in `dir`, which is empty, and edits it again and again; after each edit it is as it was. */
export async function runEdits(dir: string, {seed, edits, lines, say}: EditOptions): Promise<EditReport> {
  const random = new Random(seed);
  const cast = makeCast();
  writeAccount(dir, cast, {lines, perPart: Math.ceil(lines / 4), group: 8, signed: 12});
  const names = readdirSync(dir).filter(name => name.endsWith('.jsonl'));
  const broken: string[] = [];
  let done = 0;
  while (done < edits) {
    // Signals and timers are to be heard.
    await setImmediate();
    const name = random.pick(names);
    const path = join(dir, name);
    const bytes = readFileSync(path);
    const mutation = mutate(bytes, random.below(bytes.length), random.pick(mutationNames));
    if (!mutation) continue;
    writeFileSync(path, mutation.bytes);
    const {findings} = verifyAccount(dir, {verifier: cast.signer.verifier, mode: 'quick'});
    writeFileSync(path, bytes);
    const isBehind = mutation.name === 'duplicate' && bytes[mutation.at] === 0x0a;
    const line = lineOf(bytes, mutation.at) + (isBehind ? 1 : 0);
    const [first] = findings;
    if (first?.file !== name || first.line !== line)
      broken.push(
        `${mutation.name} at byte ${mutation.at} of ${name}, line ${line}: ${first?.message ?? 'not found'}`,
      );
    done += 1;
    if (done % sayEvery === 0) say?.(`${done} edits, ${broken.length} not found`);
  }
  return {edits: done, broken};
}
