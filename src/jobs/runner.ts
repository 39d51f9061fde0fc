import type {RecordedOrder} from '../audit/account.ts';
import type {Clock} from '../base/clock.ts';
import {messageOf} from '../base/errors.ts';
import type {OutputWriter} from '../output/writer.ts';
import type {AuthorizedOrder, Invocation} from '../policy/authorize.ts';
import type {ChannelEnd, Outcome} from '../protocol/generated/wire.ts';
import type {Cell, Containment} from './containment.ts';
import {endCell} from './end-cell.ts';
import type {Exit, Launched} from './launch.ts';
import {launch} from './launch.ts';
import {OutputPump} from './output-pump.ts';
import {runAs} from './run-as.ts';
import {startTimer} from './silence-timer.ts';
import {StopRequest} from './stop-request.ts';

export interface JobOptions {
  /** The job's output log; the job owns it from now on and finishes it. */
  writer: OutputWriter;
  containment: Containment;
  clock: Clock;
  /** From SIGTERM to SIGKILL. */
  graceMs: number;
  /** How long the pipes must be silent after the main process ended, where something else still holds them. */
  drainMs: number;
  /** The log has grown; at most once a tick. Not called for a job that has ended. */
  onGrown?: () => void;
}

/** A job from its start to its end. Disposing of it cancels it as the server's stop does, and waits. */
export interface RunningJob extends AsyncDisposable {
  readonly id: string;
  /** Resolves when every process of the job is gone, or was left on purpose, and its log is closed. Never rejects. */
  readonly ended: Promise<Outcome>;
  /** The submitter's reader has everything below `offset`: a job that waited for room in its window goes on. */
  consumed(offset: number): void;
  /** Ends it, unless it ended or is being ended already: the first cause stands. */
  cancel(reason: 'cancelled' | 'server-stopped', message?: string): void;
}

/** Starts the process of an order whose intent is on disk, and nothing else can be started. */
export function startJob(recorded: RecordedOrder<AuthorizedOrder>, options: JobOptions): RunningJob {
  const {order, invocation} = recorded.authorized;
  const stop = new StopRequest();
  const {writer, onGrown} = options;
  const pump = new OutputPump({writer, maxOutput: invocation.maxOutput, stop, onGrown});
  const ended = runJob(order.payload.id, invocation, {...options, stop, pump});
  const cancel: RunningJob['cancel'] = (reason, message) => stop.request(reason, message);
  return {
    id: order.payload.id,
    ended,
    cancel,
    consumed: offset => pump.consumed(offset),
    async [Symbol.asyncDispose]() {
      cancel('server-stopped');
      await ended;
    },
  };
}

interface Run extends JobOptions {
  readonly stop: StopRequest;
  readonly pump: OutputPump;
}

async function runJob(id: string, invocation: Invocation, run: Run): Promise<Outcome> {
  try {
    const user = await runAs(invocation.user, run.containment.tools);
    if ('message' in user) return await notStarted(run, user.message);
    const cell = await openCell(id, run);
    if ('message' in cell) return await notStarted(run, cell.message);
    try {
      return await runInCell(invocation, cell, user.prefix, run);
    } catch (error) {
      // Not foreseen; and nothing may go on running that nobody watches.
      await endCell(cell, 0);
      cell.close();
      throw error;
    }
  } catch (error) {
    return await outcome(run, {state: 'lost', reason: 'lost', message: messageOf(error)});
  }
}

/** A cell, or why there is none: then nothing was started. */
async function openCell(id: string, {containment}: Run): Promise<Cell | {message: string}> {
  try {
    return await containment.open(id);
  } catch (error) {
    return {message: `its processes cannot be held together: ${messageOf(error)}`};
  }
}

async function runInCell(
  invocation: Invocation,
  cell: Cell,
  prefix: readonly string[],
  run: Run,
): Promise<Outcome> {
  const {stop, pump, clock} = run;
  // Cancelled while the cell was made.
  const launched = stop.cause ? {message: ''} : await launch(invocation, cell, prefix);
  if ('message' in launched) {
    cell.close();
    return notStarted(run, launched.message);
  }
  const startedAt = clock.now();
  pump.read(launched.stdout, launched.stderr);
  await firstEnd(invocation, launched, run);
  await settleCell(invocation, cell, run);
  const exit = await launched.exited;
  // Nobody is left to write, or only who was left on purpose; what was written is read.
  await pump.drained(run.drainMs);
  pump.close();
  return report(run, launched, exit, startedAt);
}

/** Until the job ends by itself, which is its main process and its output, or somebody or a limit wants it to end. */
async function firstEnd(
  {timeoutMs, idleTimeoutMs}: Invocation,
  {exited}: Launched,
  {stop, pump, drainMs}: Run,
): Promise<void> {
  const stopTimeout = startTimer(timeoutMs, () => stop.request('timeout'));
  const stopIdle =
    idleTimeoutMs === undefined
      ? undefined
      : pump.onSilence(idleTimeoutMs, () => stop.request('idle-timeout'));
  await Promise.race([stop.requested, exited.then(() => pump.drained(drainMs))]);
  stop.settle();
  stopTimeout();
  stopIdle?.();
}

/** Leaves the cell empty and closed, or kept. */
async function settleCell({strays}: Invocation, cell: Cell, {stop, pump, graceMs}: Run): Promise<void> {
  if (!stop.cause && strays === 'keep' && !cell.isEmpty()) {
    pump.close();
    cell.keep();
    return;
  }
  if (stop.cause || !cell.isEmpty()) {
    pump.readToTheEnd();
    await endCell(cell, graceMs);
  }
  cell.close();
}

async function report(
  run: Run,
  {complaint}: Launched,
  {code, signal}: Exit,
  startedAt: number,
): Promise<Outcome> {
  const {cause} = run.stop;
  const how = {exit: code, signal, startedAt};
  if (cause) return outcome(run, {...how, ...cause});
  if (signal) return outcome(run, {...how, reason: 'signaled'});
  const ended = await outcome(run, {...how, reason: 'exited'});
  const why = wrapperComplaint(complaint, ended, run.pump.firstWords);
  return why === undefined
    ? ended
    : {...ended, reason: 'not-started', message: why, exit: null, startedAt: null};
}

/**
 * What a wrapper said when it could not execute the program: 126 or 127, and one line on stderr that begins as it
 * begins its messages, after nothing on stdout. A program that did all that by itself lied about itself alone.
 */
function wrapperComplaint(
  complaint: string | undefined,
  {exit, stdout, stderr}: Outcome,
  words: string,
): string | undefined {
  if (complaint === undefined || (exit !== 126 && exit !== 127) || stdout.bytes > 0) return undefined;
  const isAll =
    words.length === stderr.bytes && words.startsWith(complaint) && words.indexOf('\n') === words.length - 1;
  return isAll ? words.slice(complaint.length).trim().slice(0, 1024) : undefined;
}

function notStarted(run: Run, message: string): Promise<Outcome> {
  const {cause} = run.stop;
  run.stop.settle();
  return outcome(run, cause ?? {reason: 'not-started', message});
}

const nothing: ChannelEnd = {
  bytes: 0,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};

async function outcome(
  {writer, pump, clock}: Run,
  how: Partial<Outcome> & Pick<Outcome, 'reason'>,
): Promise<Outcome> {
  const left = pump.uncounted > 0 ? {uncounted: pump.uncounted} : {};
  const base = {
    state: 'ended',
    exit: null,
    signal: null,
    startedAt: null,
    endedAt: clock.now(),
    ...left,
    ...how,
  } as const;
  try {
    return {...base, ...(await writer.finish())};
  } catch (error) {
    return {
      ...base,
      state: 'lost',
      reason: 'lost',
      message: messageOf(error),
      stdout: nothing,
      stderr: nothing,
    };
  }
}
