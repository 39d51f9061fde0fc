import type {RecordedOrder} from '../../audit/entry/recorded-order.ts';
import type {Clock} from '../../base/clock.ts';
import {OutputWriter} from '../../output-log/writer.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {Containment} from '../../runner/containment/containment.ts';
import {startJob} from '../../runner/runner.ts';
import type {OutputNotifier} from '../gate/output-notifier.ts';
import type {Inputs} from '../input/inputs.ts';
import type {JobFacts} from './live-job.ts';
import {LiveJob} from './live-job.ts';

export interface SpawnOptions {
  readonly containment: Containment;
  readonly clock: Clock;
  readonly notifier: OutputNotifier;
  readonly inputs: Inputs;
  readonly outputFolder: string;
  /** The bundled program that runs a command in a terminal. */
  readonly terminalHost: string;
  readonly graceMs: () => number;
}

/** How long the pipes of a job must be silent after its main process ended, where a stray still holds them. */
const drainMs = 150;

/** Starts the process of a recorded order, unless `whyNoLonger` gives a reason when it would, and its output log. `ended` is waited for before the job counts as ended. */
export function spawnJob(
  recorded: RecordedOrder<AuthorizedOrder>,
  facts: JobFacts,
  whyNoLonger: () => string | undefined,
  {outputFolder, containment, terminalHost, clock, graceMs, notifier, inputs}: SpawnOptions,
  ended: (job: LiveJob, outcome: Outcome) => Promise<void>,
): LiveJob {
  const {id, window} = facts;
  const dropsOldest = recorded.authorized.invocation.overflow === 'drop-oldest';
  const writer = OutputWriter.create(outputFolder, id, {window, dropsOldest});
  const running = startJob(recorded, {
    writer,
    containment,
    terminalHost,
    clock,
    graceMs: graceMs(),
    drainMs,
    whyNoLonger,
    onGrown: () => notifier.grown(id, writer.end),
    onInput: bytes => inputs.taken(id, bytes),
  });
  const job: LiveJob = new LiveJob(facts, clock, running, writer, outcome => ended(job, outcome));
  return job;
}
