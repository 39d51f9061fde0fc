import {createHash} from 'node:crypto';
import type {StatusAnswer} from '../../protocol/generated/answer.ts';

/** The parts that a state is compared by: a watcher is told of another. */
export interface StatusDigest {
  /** Of what changes by an event. */
  readonly facts: string;
  /** Of what changes all the time: free space, memory, connections, and how long the oldest job waits. */
  readonly gauges: string;
}

/** Digests the parts of a state. The time since the start is of neither: it says nothing new. Pure. */
export function digestStatus({
  upMs: _upMs,
  disk,
  executor,
  gate,
  jobs,
  ...others
}: StatusAnswer): StatusDigest {
  const {connections, resident, ...ofGate} = gate;
  const {oldest, ...ofJobs} = jobs;
  return {
    facts: digest([others, ofGate, ofJobs, oldest?.owner]),
    gauges: digest([disk, executor, connections, resident, oldest?.waitsMs]),
  };
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64');
