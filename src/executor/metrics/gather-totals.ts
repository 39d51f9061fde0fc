import type {Account} from '../../audit/log/account.ts';
import type {Clock} from '../../base/clock.ts';
import {version} from '../../base/version.ts';
import type {Totals} from '../../gate-link/generated/link.ts';
import type {Disks} from '../disks.ts';
import type {PresentGate} from '../gate/present-gate.ts';
import type {JobTable} from '../jobs/job-table.ts';
import type {Settings} from '../settings.ts';
import type {Trust} from '../trust/trust.ts';
import type {Counters} from './counters.ts';
import type {ShippingLag} from './shipping-lag.ts';

export interface TotalsParts {
  readonly counters: Counters;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly jobs: Pick<JobTable, 'running' | 'waiting' | 'oldestWaiting' | 'liveOutput'>;
  readonly account: Pick<Account, 'size' | 'signedAt'>;
  readonly trust: Pick<Trust, 'notAfter' | 'listsInForce'>;
  readonly present: Pick<PresentGate, 'restarts'>;
  readonly disks: Pick<Disks, 'free'>;
  readonly lag: ShippingLag;
}

/** Returns what collects what the parts of the executor count and know, for who watches this host. */
export function totalsOf(parts: TotalsParts): () => Totals {
  const startedAt = parts.clock.now();
  return () => gather(startedAt, parts);
}

function gather(startedAt: number, parts: TotalsParts): Totals {
  const {counters, settings, jobs, account, trust, present, disks, lag} = parts;
  counters.jobs.know(settings.catalogue.commands.keys());
  const {listsInForce} = trust;
  const unshipped = lag.entries(
    settings.config.ship.map(({name}) => name),
    account.size,
  );
  return {
    type: 'totals',
    version,
    startedAt,
    jobs: counters.jobs.jobs,
    durations: counters.jobs.durations,
    running: jobs.running,
    queued: jobs.waiting,
    ...queuedSince(parts),
    refusals: counters.refusals.counts,
    outputBytes: counters.output + jobs.liveOutput,
    received: counters.received,
    sent: counters.sent,
    handshakes: counters.handshakes.counts,
    restarts: present.restarts,
    certificateEnds: trust.notAfter,
    ...(listsInForce.length > 0 && {
      listIssued: Math.min(...listsInForce.map(({thisUpdate}) => thisUpdate)),
      listDue: Math.min(...listsInForce.map(({nextUpdate}) => nextUpdate)),
    }),
    entries: account.size,
    ...(account.signedAt !== undefined && {checkpointAt: account.signedAt}),
    ...(unshipped !== undefined && {unshipped}),
    free: disks.free,
  };
}

/** In whole seconds, so that it stays the same while the same job waits. */
function queuedSince({jobs, clock}: TotalsParts): {queuedSince?: number} {
  const oldest = jobs.oldestWaiting;
  return oldest ? {queuedSince: Math.round((clock.now() - oldest.waitsMs) / 1000) * 1000} : {};
}
