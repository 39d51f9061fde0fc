import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {finishedCheckpoints, finishedName} from '../../../src/audit/read/layout.ts';
import {verifyAccount} from '../../../src/audit/verify/verify-account.ts';
import {signCheckpoint} from '../../../src/merkle/checkpoint.ts';
import {Frontier} from '../../../src/merkle/frontier.ts';
import {leafHash} from '../../../src/merkle/hashes.ts';
import type {NoteSigner} from '../../../src/merkle/note-signer.ts';
import {memoryFolder} from '../memory-folder.ts';
import {makeCast, writeAccount} from '../written-account.ts';

export const cast = makeCast();
export const {verifier} = cast.signer;
export const trusted = {verifier, bundle: cast.bundle};

/** 24 entries in three parts. */
export function written(
  t: ExecutionContext,
  options: Partial<Parameters<typeof writeAccount>[2]> = {},
): string {
  const dir = memoryFolder(t);
  writeAccount(dir, cast, {lines: 24, perPart: 8, ...options});
  return dir;
}

/** What is found: level, code, file and line. */
export const found = (dir: string, options: Parameters<typeof verifyAccount>[1] = trusted) =>
  verifyAccount(dir, options).findings.map(({level, code, file, line}) => [level, code, file, line]);

export function edit(dir: string, name: string, change: (lines: string[]) => void): void {
  const path = join(dir, name);
  const lines = readFileSync(path, 'utf8').split('\n');
  change(lines);
  writeFileSync(path, lines.join('\n'));
}

/** What somebody can do who may write there: stored hashes and roots that fit the lines, signed with any key. */
export function remake(dir: string, signer: NoteSigner): void {
  const frontier = Frontier.empty();
  const names = [finishedName(0), finishedName(8), 'account.jsonl'];
  const hashes: Buffer[] = [];
  for (const [i, name] of names.entries()) {
    const notes: string[] = [];
    for (const line of readFileSync(join(dir, name), 'utf8').split('\n').slice(0, -1)) {
      hashes.push(...frontier.append(leafHash(Buffer.from(line))));
      notes.push(signCheckpoint({origin: verifier.name, size: frontier.size, root: frontier.root()}, signer));
    }
    writeFileSync(join(dir, i === 2 ? 'checkpoints' : finishedCheckpoints(i * 8)), notes.join(''));
  }
  writeFileSync(join(dir, 'tree'), Buffer.concat(hashes));
}

export const forge = (line: string) =>
  line.replace('"argv":["/usr/bin/uptime","-p"]', '"argv":["/usr/bin/uptime","-s"]');
