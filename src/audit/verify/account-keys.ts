import {messageOf} from '../../base/errors.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import {readKeyFile} from '../read/keys.ts';
import type {Findings} from './findings.ts';

/** The log keys that an account names, oldest first. Lines that are none go to the findings. */
export function keysOf(dir: string, findings: Findings): NoteVerifier[] {
  const text = readKeyFile(dir);
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
