import type {ExecutorLink} from '../../gate-link/executor-end.ts';
import type {Census} from '../../gate-link/generated/link.ts';
import type {ToGate} from '../../gate-link/link.ts';
import type {GateControl} from './gate-process.ts';
import type {FinishedJob, OutputNotifier} from './output-notifier.ts';
import type {OutputSender} from './output-sender.ts';

/** A gate that is there. */
export interface GateThere {
  readonly link: Pick<ExecutorLink, 'send'>;
  readonly notifier: OutputNotifier;
  readonly sender: Pick<OutputSender, 'grown' | 'finished'>;
  readonly census: Pick<Census, 'connections' | 'resident'>;
}

/** Tells the gate that is there of jobs. If none is, nobody follows a job, and nothing has to be told. */
export class PresentGate {
  #connection: GateThere | undefined;
  #control: Pick<GateControl, 'pid' | 'restarts'> = {pid: undefined, restarts: 0};

  /** Takes the control that keeps gates running, from one to the next. */
  keptBy(control: Pick<GateControl, 'pid' | 'restarts'>): void {
    this.#control = control;
  }

  get pid(): number | undefined {
    return this.#control.pid;
  }

  get restarts(): number {
    return this.#control.restarts;
  }

  set(connection: GateThere): void {
    this.#connection = connection;
  }

  /** Forgets a gate that went, unless another is there already. */
  clear(connection: GateThere): void {
    if (this.#connection === connection) this.#connection = undefined;
  }

  /** Says something to the gate that is there; one that comes is told all. */
  send(message: ToGate): void {
    this.#connection?.link.send(message);
  }

  get census(): Pick<Census, 'connections' | 'resident'> {
    return this.#connection?.census ?? {connections: 0, resident: 0};
  }

  grown(job: string, end: number): void {
    this.#connection?.sender.grown(job);
    this.#connection?.notifier.grown(job, end);
  }

  finished(job: FinishedJob): void {
    this.#connection?.sender.finished(job.id);
    this.#connection?.notifier.finished(job);
  }
}
