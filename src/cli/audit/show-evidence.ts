import type {VerifiedEvidence} from '../../audit/evidence/verify-evidence.ts';
import {print, printJson, table} from '../speak.ts';
import {factsOf} from './run-facts.ts';

/** Shows what evidence proves, and what was verified of it. */
export function showEvidence(evidence: VerifiedEvidence, {json}: {json?: boolean | undefined}): void {
  if (json) printJson(documentOf(evidence));
  else print(table([...factsOf(evidence.entries), ...proofOf(evidence)]));
}

function proofOf({host, checkpoint, verifier, trust, entries, unchecked}: VerifiedEvidence): string[][] {
  const {size, root} = checkpoint;
  const numbers = entries.map(({entry: {seq}}) => seq).toSorted((a, b) => a - b);
  const what = numbers.length === 1 ? `entry ${numbers[0]} is` : `entries ${numbers.join(', ')} are`;
  const by = trust === 'given' ? 'which was given' : "which the host's certificate vouches for";
  return [
    ['proof', `${what} in the account of ${host}, of ${size} entries with the root ${root.toString('hex')}`],
    ['signed by', `${verifier.toString()}, ${by}`],
    ...unchecked.map(sentence => ['not checked', sentence]),
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
