import {messageOf} from '../../base/errors.ts';
import type {Entry} from '../generated/entry.ts';
import type {FleetHead, FleetLine} from './fleet-file.ts';
import {readFleetFile} from './fleet-file.ts';
import type {TrustAnchors} from './trust-anchors.ts';
import {verifyEvidence} from './verify-evidence.ts';

/** The verdict on one host of a run. */
export interface ProvenHost extends Pick<FleetLine, 'host' | 'outcome' | 'job'> {
  /**
   * The entry that its receipt proves, about the end of the job or the refusal of the order; undefined if
   * there is no receipt, or it proves nothing.
   */
  readonly entry: Entry | undefined;
  /** The reason why its receipt does not show that. */
  readonly wrong: string | undefined;
}

export interface VerifiedFleet extends FleetHead {
  readonly of: readonly ProvenHost[];
  /** True if no receipt is wrong. */
  readonly ok: boolean;
}

/**
 * Verifies the evidence of a run on many hosts: each receipt by itself, and that it is about this run on that
 * host. Nothing shows whether hosts were left out, or what became of those without a receipt.
 *
 * @throws {AuditError} `evidence-invalid` if it is no such file, `evidence-no-anchor`
 */
export function verifyFleet(text: string, anchors: TrustAnchors, file: string): VerifiedFleet {
  const {head, lines} = readFleetFile(text, file);
  const of = lines.map(line => proveHost(line, head, anchors));
  return {...head, of, ok: of.every(({wrong}) => wrong === undefined)};
}

function proveHost(line: FleetLine, {fleet}: FleetHead, anchors: TrustAnchors): ProvenHost {
  const {host, outcome, job, name, receipt} = line;
  const told = {host, outcome, job};
  if (receipt === undefined) return {...told, entry: undefined, wrong: undefined};
  try {
    const {host: shown, entries} = verifyEvidence(receipt, {...anchors, file: 'its receipt'});
    const [first, ...others] = entries;
    const entry = first?.entry;
    const isOfJob =
      (entry?.event === 'job-end' && entry.job === job) ||
      (entry?.event === 'denial' && job !== undefined && entry.order?.id === job);
    if (others.length > 0 || !isOfJob)
      throw new Error('its receipt is not about the end or refusal of its job');
    if (shown !== name) throw new Error(`its receipt is one of ${shown}`);
    if (entry.fleet !== fleet) throw new Error('its receipt is not about a part of this run');
    return {...told, entry, wrong: undefined};
  } catch (error) {
    return {...told, entry: undefined, wrong: messageOf(error)};
  }
}
