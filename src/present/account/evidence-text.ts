import type {VerifiedEvidence} from '../../audit/evidence/verify-evidence.ts';
import type {Painted} from '../lines.ts';
import type {Screen} from '../screen.ts';
import {facts} from '../table.ts';
import {fileFacts} from './file-facts.ts';
import {factsOf} from './run-facts.ts';

/** The facts that evidence proves, and its proof, for a person; `file` is the file that it came from, if any. */
export function evidenceLines(
  evidence: VerifiedEvidence,
  screen: Screen,
  file?: string,
): (string | Painted)[] {
  const verdict =
    file === undefined ? [] : [`${file} verifies: ${whichOf(evidence)} in the account of ${evidence.host}`];
  return [...verdict, ...facts(evidenceFacts(evidence), screen)];
}

/** The same, for programs. */
export function evidenceDocument({
  host,
  checkpoint,
  verifier,
  trust,
  entries,
  facts,
  files,
  unchecked,
}: VerifiedEvidence): object {
  const {origin, size, root} = checkpoint;
  return {
    host,
    verified: true,
    runs: facts,
    ...(files.length > 0 && {files}),
    entries: entries.map(({entry, order}) => ({order, entry})),
    checkpoint: {origin, size, root: root.toString('base64')},
    key: verifier.toString(),
    trust,
    unchecked,
  };
}

/** The facts that evidence proves, and its proof, as rows of a name and a value, which are not made visible yet. */
export function evidenceFacts(evidence: VerifiedEvidence): [string, string][] {
  return [...factsOf(evidence.entries), ...fileFacts(evidence), ...proofOf(evidence)];
}

function whichOf({entries}: VerifiedEvidence): string {
  const numbers = entries.map(({entry: {seq}}) => seq).toSorted((a, b) => a - b);
  return numbers.length === 1 ? `entry ${numbers[0]} is` : `entries ${numbers.join(', ')} are`;
}

function proofOf(evidence: VerifiedEvidence): [string, string][] {
  const {host, checkpoint, verifier, trust, unchecked} = evidence;
  const {size, root} = checkpoint;
  const by = trust === 'given' ? 'which was given' : "which the host's certificate vouches for";
  return [
    [
      'proof',
      `${whichOf(evidence)} in the account of ${host}, of ${size} entries with the root ${root.toString('hex')}`,
    ],
    ['signed by', `${verifier.toString()}, ${by}`],
    ...unchecked.map((sentence): [string, string] => ['not checked', sentence]),
  ];
}
