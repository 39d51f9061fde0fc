import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {isSystemError, messageOf} from '../../base/errors.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import type {Findings} from './findings.ts';

/** The log keys that an account names, oldest first. Lines that are none go to the findings. */
export function keysOf(dir: string, findings: Findings): NoteVerifier[] {
  const text = textOf(dir);
  if (text === undefined) {
    findings.add(
      'error',
      'keys',
      {file: 'keys'},
      'is missing: nothing says which keys signed the checkpoints',
    );
    return [];
  }
  const lines = text.split('\n');
  if (lines.pop() !== '')
    findings.add('error', 'keys', {file: 'keys', line: lines.length + 1}, 'is cut off: no whole line');
  return lines.flatMap((line, i) => {
    try {
      return [NoteVerifier.parse(line)];
    } catch (error) {
      findings.add('error', 'keys', {file: 'keys', line: i + 1}, `is no key: ${messageOf(error)}`);
      return [];
    }
  });
}

function textOf(dir: string): string | undefined {
  try {
    return readFileSync(join(dir, 'keys'), 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
