import type {Outcome} from '../../protocol/generated/wire.ts';
import type {Entry} from '../generated/entry.ts';

/** The facts of one job, from all its entries. */
export interface JobFacts {
  readonly job: string;
  readonly who: string;
  readonly groups: readonly string[];
  readonly command?: string;
  /** The executed argv, without secrets, and the access rule that allowed it. */
  readonly argv?: readonly string[];
  readonly rule?: string;
  readonly user?: string;
  /** The id of the run on many hosts that it is part of. */
  readonly fleet?: string;
  readonly reason?: string;
  /** Milliseconds since 1970, as the next two. */
  readonly queuedAt?: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly outcome?: Outcome;
  readonly denial?: {readonly code: string; readonly message: string};
}

/** Returns the facts of each job that entries begin, end or refuse, in their order. Pure. */
export function factsOf(entries: readonly Entry[]): JobFacts[] {
  const jobs = new Map<string, JobFacts>();
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const facts = partOf(entry);
    if (facts) jobs.set(facts.job, {...jobs.get(facts.job), ...facts});
  }
  return [...jobs.values()];
}

function partOf(entry: Entry): JobFacts | undefined {
  switch (entry.event) {
    case 'job-queued':
    case 'job-start': {
      const {job, principal, command, argv, rule, user, fleet, reason, time} = entry;
      const when = entry.event === 'job-start' ? {startedAt: time} : {queuedAt: time};
      const more = {
        ...(user !== undefined && {user}),
        ...(fleet !== undefined && {fleet}),
        ...(reason !== undefined && {reason}),
      };
      return {job, ...who(principal), command, argv, rule, ...more, ...when};
    }
    case 'job-end': {
      const {job, principal, command, outcome, time} = entry;
      return {job, ...who(principal), command, endedAt: time, outcome};
    }
    case 'denial': {
      const {order, principal, command, code, message} = entry;
      const about = {...who(principal), ...(command !== undefined && {command}), denial: {code, message}};
      return order && {job: order.id, ...about};
    }
    default:
      return undefined;
  }
}

const who = ({name, groups}: {name: string; groups: readonly string[]}) => ({who: name, groups});
