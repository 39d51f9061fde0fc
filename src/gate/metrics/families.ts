import {durationBounds} from '../../gate-link/duration-bounds.ts';
import type {Totals} from '../../gate-link/generated/link.ts';
import type {Family, Format, Sample} from './exposition.ts';
import {boundOf} from './exposition.ts';

/** Outcomes that each command has from the beginning, so that its first failure is a change. */
const everyOutcome = {succeeded: 0, failed: 0, lost: 0};

/** All metrics, in the order in which they are shown. docs/monitoring.md says of each what to do when it is bad. */
export function familiesOf(totals: Totals, connections: number, format: Format): Family[] {
  const {version, jobs, durations, refusals, handshakes, free} = totals;
  return [
    info('reeve_build', 'The version of reeve that serves this host', {version}),
    gauge('reeve_start_timestamp_seconds', 'When this server was started', seconds(totals.startedAt)),
    {
      name: 'reeve_jobs',
      kind: 'counter',
      help: 'Jobs that ended, by command and by how they ended',
      samples: Object.entries(jobs).flatMap(([command, outcomes]) =>
        Object.entries({...everyOutcome, ...outcomes}).map(([outcome, value]) => ({
          labels: {command, outcome},
          value,
        })),
      ),
    },
    {
      name: 'reeve_job_duration_seconds',
      kind: 'histogram',
      help: 'How long jobs ran that ended',
      samples: histogram(durations, format),
    },
    gauge('reeve_jobs_running', 'Jobs that run or are about to', totals.running),
    gauge('reeve_jobs_queued', 'Jobs that wait for their turn', totals.queued),
    gauge(
      'reeve_jobs_queued_oldest_timestamp_seconds',
      'Since when the job that waits longest waits; not there if none does',
      seconds(totals.queuedSince),
    ),
    byWord('reeve_refusals', 'Orders and input that were refused, by code', 'code', refusals),
    counter('reeve_output_bytes', 'Bytes of output of jobs', totals.outputBytes),
    counter('reeve_received_bytes', 'Bytes that clients sent, TLS not counted', totals.received),
    counter('reeve_sent_bytes', 'Bytes that clients were sent, TLS not counted', totals.sent),
    gauge('reeve_connections', 'Connections of clients that are open', connections),
    byWord(
      'reeve_handshakes',
      'Connections that came, by ok or why they were turned away',
      'result',
      handshakes,
    ),
    counter(
      'reeve_gate_restarts',
      'How often the process that faces the network was started anew',
      totals.restarts,
    ),
    gauge(
      'reeve_certificate_expiry_timestamp_seconds',
      "When this host's certificate expires",
      seconds(totals.certificateEnds),
    ),
    gauge(
      'reeve_revocation_list_issued_timestamp_seconds',
      'When the oldest revocation list in force was issued; not there if none is in force',
      seconds(totals.listIssued),
    ),
    gauge(
      'reeve_revocation_list_due_timestamp_seconds',
      'When the first revocation list is due to be replaced; not there if none is in force',
      seconds(totals.listDue),
    ),
    counter('reeve_account_entries', 'Entries of the account', totals.entries),
    gauge(
      'reeve_account_checkpoint_timestamp_seconds',
      'When the last checkpoint of the account was signed',
      seconds(totals.checkpointAt),
    ),
    gauge(
      'reeve_shipping_lag_entries',
      'Entries that the destination furthest behind does not have; not there if there is none',
      totals.unshipped,
    ),
    {
      name: 'reeve_disk_free_bytes',
      kind: 'gauge',
      help: 'Bytes that are free where the account and where output is',
      samples: Object.entries(free).map(([disk, value]) => ({labels: {disk}, value})),
    },
  ];
}

const info = (name: string, help: string, labels: Record<string, string>): Family => ({
  name,
  kind: 'info',
  help,
  samples: [{labels, value: 1}],
});

const gauge = (name: string, help: string, value: number | undefined): Family => ({
  name,
  kind: 'gauge',
  help,
  samples: value === undefined ? [] : [{value}],
});

const counter = (name: string, help: string, value: number): Family => ({
  name,
  kind: 'counter',
  help,
  samples: [{value}],
});

const byWord = (name: string, help: string, label: string, counts: Record<string, number>): Family => ({
  name,
  kind: 'counter',
  help,
  samples: Object.entries(counts).map(([word, value]) => ({labels: {[label]: word}, value})),
});

const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000);

/** Each bucket counts those before it too. */
function histogram({buckets, sumMs}: Totals['durations'], format: Format): Sample[] {
  let count = 0;
  const samples = buckets.map((jobs, index): Sample => {
    count += jobs;
    const bound = durationBounds[index];
    const le = bound === undefined ? '+Inf' : boundOf(bound, format);
    return {ending: '_bucket', labels: {le}, value: count};
  });
  return [...samples, {ending: '_sum', value: sumMs / 1000}, {ending: '_count', value: count}];
}
