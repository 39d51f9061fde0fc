import type {Duplex} from 'node:stream';
import type {RecordedOrder} from '../audit/entry/recorded-order.ts';
import type {Clock} from '../base/clock.ts';
import {messageOf} from '../base/errors.ts';
import type {TerminalHost} from '../base/own-programs.ts';
import {emptyChannel} from '../output-log/channel-digest.ts';
import type {JobOutput} from '../output-log/writer.ts';
import type {AuthorizedOrder, Invocation} from '../policy/orders/authorize.ts';
import type {Outcome} from '../protocol/generated/wire.ts';
import {asAnnounced, openInput} from './announced-input.ts';
import type {Containment, JobScope, ProcessEnd} from './containment/containment.ts';
import {endScope} from './containment/end-scope.ts';
import {detectExecFailure} from './detect-exec-failure.ts';
import {fitsCell} from './fits-cell.ts';
import type {InputPipe, JobInput} from './job-input.ts';
import {LateSignals} from './late-signals.ts';
import type {Launched} from './launch.ts';
import {launch} from './launch.ts';
import {whyNotEnforceable} from './limits/enforceable-limits.ts';
import {JobLimits} from './limits/job-limits.ts';
import {OutputPump} from './output-pump.ts';
import {runAs} from './run-as.ts';
import {startTimer} from './silence-timer.ts';
import {StopRequest} from './stop-request.ts';
import {whyNotHosted} from './terminal/hosted.ts';

export interface JobOptions {
  /** The job's output; the job owns it from now on and finishes it. */
  writer: JobOutput;
  containment: Containment;
  clock: Clock;
  /** From SIGTERM to SIGKILL. */
  graceMs: number;
  /** Milliseconds of silence on the pipes after the main process ended, where others still hold them. */
  drainMs: number;
  /** The bundled program that runs a command in a terminal: terminal-host.ts. */
  terminalHost: TerminalHost;
  /** Returns why the job must not start any more; asked with nothing awaited between it and the start. */
  whyNoLonger?: () => string | undefined;
  /** Called with the bytes of input that the command's pipe took, or that nobody reads any more. */
  onInput?: (bytes: number) => void;
  /** Called with the server's end of the job's side channel, where it has one; whoever takes it sees to its errors. */
  onSideChannel?: (channel: Duplex) => void;
  /** The log has grown; at most once a tick. Not called for a job that has ended. */
  onGrown?: () => void;
}

/** A job from its start to its end. Disposing of it cancels it as the server's stop does, and waits. */
export interface RunningJob extends AsyncDisposable {
  readonly id: string;
  /** True once its process was started. Until then a cancel keeps it from being started. */
  readonly hasBegun: boolean;
  /** Resolves when every process is gone, or was kept on purpose, and the log is closed. Never rejects. */
  readonly ended: Promise<Outcome>;
  /** The submitter's reader has all below `offset`: a job that waited for room in its window goes on. */
  consumed(offset: number): void;
  /** Present where the job takes input from its caller: `stdin: stream`, or a terminal. */
  readonly input: JobInput | undefined;
  /** Sends a signal to every process of the job, once there is one. */
  signal(signal: NodeJS.Signals): void;
  /** Ends it, unless it ended or is being ended already: the first cause stands. */
  cancel(reason: 'cancelled' | 'server-stopped', message?: string): void;
}

/** Starts the process of an order whose intent is on disk, and nothing else can be started. */
export function startJob(recorded: RecordedOrder<AuthorizedOrder>, options: JobOptions): RunningJob {
  const {order} = recorded.authorized;
  const invocation = asAnnounced(recorded.authorized);
  const stop = new StopRequest();
  const {writer, onGrown} = options;
  const {maxOutput, window, overflow} = invocation;
  const pump = new OutputPump({writer, maxOutput, window, overflow, stop, onGrown});
  const input = openInput(invocation, options.onInput);
  const signals = new LateSignals();
  let hasBegun = false;
  const onBegun = () => {
    hasBegun = true;
  };
  const ended = runJob(order.payload.id, invocation, {...options, stop, pump, input, signals, onBegun});
  const cancel: RunningJob['cancel'] = (reason, message) => stop.request(reason, message);
  return {
    id: order.payload.id,
    get hasBegun() {
      return hasBegun;
    },
    ended,
    cancel,
    input,
    signal: signal => signals.send(signal),
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
  readonly input: InputPipe | undefined;
  readonly signals: LateSignals;
  /** Called in the stretch in which the process is started. */
  readonly onBegun: () => void;
}

async function runJob(id: string, invocation: Invocation, run: Run): Promise<Outcome> {
  try {
    const why = whyNotEnforceable(invocation.limits, run.containment);
    if (why !== undefined) return await notStarted(run, why);
    const user = await runAs(invocation, run.containment.tools);
    if ('message' in user) return await notStarted(run, user.message);
    if (invocation.terminal) {
      const why = await whyNotHosted(user.prefix, run.terminalHost, run.containment.tools);
      if (why !== undefined) return await notStarted(run, why);
    }
    const scope = await openScope(id, fitsCell(invocation), run);
    if ('message' in scope) return await notStarted(run, scope.message);
    try {
      return await runInScope(invocation, scope, user, run);
    } catch (error) {
      // Not foreseen; and nothing may go on running that nobody watches.
      await endScope(scope, 0, () => true);
      scope.close();
      throw error;
    }
  } catch (error) {
    return await outcome(run, {state: 'lost', reason: 'lost', message: messageOf(error)});
  }
}

/** A scope, or why there is none: then nothing was started. */
async function openScope(id: string, mayPark: boolean, run: Run): Promise<JobScope | {message: string}> {
  try {
    return await run.containment.open(id, mayPark);
  } catch (error) {
    return {message: `its processes cannot be held together: ${messageOf(error)}`};
  }
}

async function runInScope(
  invocation: Invocation,
  scope: JobScope,
  {prefix, uid}: {prefix: readonly string[]; uid: number | undefined},
  run: Run,
): Promise<Outcome> {
  const {stop, pump, clock} = run;
  using limits = new JobLimits(invocation, {scope, uid}, run.containment.tools, stop);
  // Cancelled while the scope was made.
  const {terminalHost} = run;
  const options = {prefix, sh: run.containment.tools.sh, limitPrefix: limits.prefix, terminalHost};
  const why = limits.refusal ?? (stop.cause && '');
  // Nothing is awaited between these looks and the start. The end of a certificate comes without an event.
  const unwanted = why === undefined ? run.whyNoLonger?.() : undefined;
  if (unwanted !== undefined) {
    scope.close();
    return notStarted(run, unwanted, 'never-started');
  }
  if (why === undefined) run.onBegun();
  const launched = why === undefined ? await launch(invocation, scope, options) : {message: why};
  if ('message' in launched) {
    scope.close();
    return notStarted(run, launched.message);
  }
  const startedAt = clock.now();
  const began = clock.monotonic();
  limits.watch();
  pump.read(launched.stdout, launched.stderr, launched.isHosted ? [''] : launched.complaints);
  if (launched.stdin) run.input?.attach(launched.stdin);
  if (launched.sideChannel) run.onSideChannel?.(launched.sideChannel);
  // The command of a terminal is there, in a session of its own.
  if (launched.isHosted) launched.stdout.once('data', () => scope.observe?.());
  run.signals.reach(scope);
  await firstEnd(invocation, launched, run);
  await settleScope(invocation, scope, limits, run);
  run.signals.close();
  const exit = await launched.exited;
  // Nothing is left to write but processes that were kept on purpose; all that was written is read.
  await pump.drained(run.drainMs);
  pump.close();
  return report(run, launched, {exit, startedAt, began, limits});
}

/** Resolves when the main process and its output ended, or somebody or a limit wants the job to end. */
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

/** Leaves the scope empty and closed, or kept. */
async function settleScope(
  {strays}: Invocation,
  scope: JobScope,
  limits: JobLimits,
  {stop, pump, graceMs}: Run,
): Promise<void> {
  if (!stop.cause && strays === 'keep' && !scope.isEmpty()) {
    pump.close();
    limits.settle();
    scope.keep();
    return;
  }
  if (stop.cause || !scope.isEmpty()) {
    pump.readToTheEnd();
    await endScope(scope, graceMs, () => limits.isUrgent);
  }
  limits.settle();
  scope.close();
}

async function report(
  run: Run,
  launched: Launched,
  {exit, startedAt, began, limits}: {exit: ProcessEnd; startedAt: number; began: number; limits: JobLimits},
): Promise<Outcome> {
  const {code, signal} = exit;
  const {lost} = run.pump;
  const cause =
    run.stop.cause ??
    limits.causeOf(exit) ??
    (lost === undefined ? undefined : ({reason: 'output-lost', message: lost} as const));
  const {usage} = limits;
  const how = {
    exit: code,
    signal,
    startedAt,
    // A clock that is set meanwhile does not change how long it took.
    endedAt: startedAt + Math.round(run.clock.monotonic() - began),
    ...(usage && {usage}),
    ...(launched.isHosted && {terminal: true as const}),
  };
  const unbegun = cause || signal ? undefined : whyAsideSays(run.pump.aside, launched, code);
  if (unbegun === undefined) run.pump.takeAside();
  else run.pump.dropAside();
  if (cause) return outcome(run, {...how, ...cause});
  if (signal) return outcome(run, {...how, reason: 'signaled'});
  const ended = await outcome(run, {...how, reason: 'exited'});
  const why = unbegun ?? detectExecFailure(launched, ended, run.pump.firstWords);
  if (why === undefined) return ended;
  const {usage: _usage, terminal: _terminal, ...unused} = ended;
  return {...unused, reason: 'not-started', message: why, exit: null, startedAt: null};
}

/** Returns why a job never began whose only output was kept aside. */
function whyAsideSays(aside: Buffer, launched: Launched, exit: number | null): string | undefined {
  if (aside.length === 0) return undefined;
  const ended = {exit, stdout: {bytes: 0}, stderr: {bytes: aside.length}};
  return detectExecFailure(launched, ended, aside.toString('latin1'));
}

function notStarted(
  run: Run,
  message: string,
  reason: 'not-started' | 'never-started' = 'not-started',
): Promise<Outcome> {
  const {cause} = run.stop;
  run.stop.settle();
  return outcome(run, cause ?? {reason, message});
}

async function outcome(
  {writer, pump, clock, input}: Run,
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
    ...(input && {stdin: await input.finish()}),
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
      stdout: emptyChannel,
      stderr: emptyChannel,
    };
  }
}
