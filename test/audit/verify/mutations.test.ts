import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {verifyAccount} from '../../../src/audit/verify/verify-account.ts';
import {runEdits} from '../../soak/edit-run.ts';
import {memoryFolder} from '../memory-folder.ts';
import {makeCast, writeAccount} from '../written-account.ts';
import type {Mutation} from './mutations.ts';
import {everyMutation, lineOf, mutate} from './mutations.ts';

const cast = makeCast();
const {verifier} = cast.signer;

/** Whether the first thing that is found is that file, and that line of it. */
function isNamed(dir: string, file: string, line: number | undefined, mode: 'full' | 'quick'): boolean {
  const [first] = verifyAccount(dir, {verifier, bundle: cast.bundle, mode}).findings;
  return first?.file === file && (line === undefined || first.line === line);
}

const told = ({name, at}: Mutation) => `${name} at byte ${at}`;

/** The line that a mutation is in: what is put behind the end of a line stands in the next. */
const lineIn = (bytes: Buffer, {name, at}: Mutation) =>
  lineOf(bytes, at) + (name === 'duplicate' && bytes[at] === 0x0a ? 1 : 0);

test('whatever is done to any byte of the lines is found, and the line is named', t => {
  const dir = memoryFolder(t);
  writeAccount(dir, cast, {lines: 3, plain: seq => seq !== 1});
  const path = join(dir, 'account.jsonl');
  const bytes = readFileSync(path);
  const missed: string[] = [];
  for (const mutation of everyMutation(bytes)) {
    writeFileSync(path, mutation.bytes);
    if (!isNamed(dir, 'account.jsonl', lineIn(bytes, mutation), 'quick')) missed.push(told(mutation));
  }
  t.deepEqual(missed, []);
});

test('whatever is done to any byte of the stored hashes or the checkpoints is found, and the file is named', t => {
  const dir = memoryFolder(t);
  writeAccount(dir, cast, {lines: 3, plain: () => true, group: 2});
  const missed: string[] = [];
  for (const file of ['tree', 'checkpoints']) {
    const bytes = readFileSync(join(dir, file));
    for (const mutation of everyMutation(bytes)) {
      writeFileSync(join(dir, file), mutation.bytes);
      const {findings} = verifyAccount(dir, {verifier});
      // Where whole checkpoints are cut off, what is found is that none covers the last lines.
      const isWhole =
        file === 'checkpoints' && mutation.name === 'cut' && mutation.at % (bytes.length / 2) === 0;
      if (!findings.some(finding => isWhole || finding.file === file))
        missed.push(`${file}: ${told(mutation)}`);
    }
    writeFileSync(join(dir, file), bytes);
  }
  t.deepEqual(missed, []);
});

test('without stored hashes, whatever is done to a line is found by the checkpoints, and the line is named', t => {
  const dir = memoryFolder(t);
  mkdirSync(dir, {recursive: true});
  writeAccount(dir, cast, {lines: 4});
  writeFileSync(join(dir, 'tree'), '');
  const path = join(dir, 'account.jsonl');
  const bytes = readFileSync(path);
  const missed: string[] = [];
  for (let at = 3; at < bytes.length; at += 41) {
    const mutation = mutate(bytes, at, ['flip', 'swap', 'remove', 'insert', 'duplicate'][at % 5] ?? '');
    if (!mutation) continue;
    writeFileSync(path, mutation.bytes);
    if (!isNamed(dir, 'account.jsonl', lineIn(bytes, mutation), 'quick')) missed.push(told(mutation));
  }
  t.deepEqual(missed, []);
});

// `npm run soak` makes 1,000 in a larger one; `npm run soak -- --seed 7 --edits 20` makes these again.
test('20 random edits of an account of 5,000 lines are each found, and the line is named', async t => {
  const dir = memoryFolder(t);
  const report = await runEdits(dir, {seed: 7, edits: 20, lines: 5000});
  t.deepEqual(report.broken, []);
  t.is(report.edits, 20);
});
