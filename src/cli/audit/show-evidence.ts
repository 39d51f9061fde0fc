import type {VerifiedEvidence} from '../../audit/evidence/verify-evidence.ts';
import {factsOf} from '../../present/account/run-facts.ts';
import {screenOf} from '../../present/screen.ts';
import {facts} from '../../present/table.ts';
import {print, printJson} from '../print.ts';

/** Shows what evidence proves, and what was verified of it; `file` is where it came from, where that was a file. */
export function showEvidence(
  evidence: VerifiedEvidence,
  {json, file}: {json?: boolean | undefined; file?: string},
): void {
  if (json) {
    printJson(documentOf(evidence));
    return;
  }
  const verdict =
    file === undefined ? [] : [`${file} verifies: ${whichOf(evidence)} in the account of ${evidence.host}`];
  print([
    ...verdict,
    ...facts([...factsOf(evidence.entries), ...proofOf(evidence)], screenOf(process.stdout)),
  ]);
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

function documentOf({
  host,
  checkpoint,
  verifier,
  trust,
  entries,
  facts,
  unchecked,
}: VerifiedEvidence): object {
  const {origin, size, root} = checkpoint;
  return {
    host,
    verified: true,
    runs: facts,
    entries: entries.map(({entry, order}) => ({order, entry})),
    checkpoint: {origin, size, root: root.toString('base64')},
    key: verifier.toString(),
    trust,
    unchecked,
  };
}
