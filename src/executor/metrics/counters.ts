import type {GateCounts} from '../../gate-link/generated/link.ts';
import {CountTable, sum} from './count-table.ts';
import {JobCounts} from './job-counts.ts';
import {handshakeResults, refusalCodes} from './labels.ts';

/** The counts of a host since its executor began. They are of a fixed size, whatever comes. */
export class Counters {
  readonly jobs = new JobCounts();
  readonly refusals = new CountTable(refusalCodes);
  readonly handshakes = new CountTable(handshakeResults);
  /** Bytes of output of jobs that ended. */
  output = 0;
  /** Bytes of frames of clients, and to them. */
  received = 0;
  sent = 0;

  /** Takes what a gate counted since it was last heard. A gate that was taken over may say anything of these. */
  addGate({handshakes, refusals, received, sent}: GateCounts): void {
    for (const [result, count] of Object.entries(handshakes)) this.handshakes.add(result, count);
    for (const [code, count] of Object.entries(refusals)) this.refusals.add(code, count);
    this.received = sum(this.received, received);
    this.sent = sum(this.sent, sent);
  }
}
