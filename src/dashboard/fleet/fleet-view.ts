import {messageOf} from '../../base/errors.ts';
import {visible} from '../../base/quote.ts';
import {shellWords} from '../../base/shell-words.ts';
import type {FleetEvent, FleetOrder, FleetRun, StopReason} from '../../index.ts';
import {foldNodeSet} from '../../index.ts';
import type {SpoolRoom} from '../output/spool.ts';
import type {FleetCells} from './fleet-cells.ts';
import {FleetOutputs} from './fleet-outputs.ts';
import type {FleetTold, Refusal} from './fleet-told.ts';

export interface FleetViewOptions {
  readonly fleet: string;
  readonly order: Pick<FleetOrder, 'command' | 'needs'>;
  /** The command line that does the same; empty if it is not known. */
  readonly again: string;
  readonly cells: FleetCells;
  readonly stopped: StopReason | undefined;
  /** True if another program works on it. */
  readonly isElsewhere: boolean;
  readonly room: SpoolRoom;
  /** Hears that it changed, and of which host if it is about one. */
  readonly changed: (view: FleetView, host: string | undefined) => void;
}

/** A run on several hosts that is looked at: a cell a host, and what they print, in the spool. It may be tried again. */
export class FleetView implements AsyncDisposable {
  readonly #options: FleetViewOptions;
  readonly #outputs: FleetOutputs;
  #taken = Promise.withResolvers<void>();
  #run: FleetRun | undefined;
  #over: Promise<void> = Promise.resolve();
  #stopped: StopReason | undefined;
  #changes = 0;
  #outputsLost = '';
  /** Why the run could not be made, such as a journal that cannot be written; empty if it could. */
  #problem = '';

  constructor(options: FleetViewOptions) {
    this.#options = options;
    this.#stopped = options.stopped;
    this.#outputs = new FleetOutputs(options.room);
  }

  get fleet(): string {
    return this.#options.fleet;
  }

  get phase(): FleetTold['phase'] {
    return this.#run ? 'running' : this.#options.isElsewhere ? 'elsewhere' : 'ended';
  }

  /** True while it goes on here. */
  get isHeld(): boolean {
    return this.#run !== undefined;
  }

  /** Settles when a host took the order, or the attempt is over; rejects where nothing was done. */
  get taken(): Promise<void> {
    return this.#taken.promise;
  }

  /** True if it was begun on no host, and refused by some. */
  get isRefused(): boolean {
    const {refused = 0, unreachable = 0} = this.#options.cells.counts;
    return refused > 0 && refused + unreachable === this.#options.cells.hosts.length;
  }

  /** The refusals of hosts, equal ones once. */
  get refusals(): Refusal[] {
    const refused = this.#options.cells.list.filter(({state}) => state === 'refused');
    const byWords = Map.groupBy(refused, ({words, host}) => words.replaceAll(host, '…'));
    return [...byWords.values()].flatMap(cells => {
      const [first] = cells;
      const hosts = foldNodeSet(cells.map(({host}) => host));
      return first ? [{hosts, message: first.words, field: first.field}] : [];
    });
  }

  /** Follows an attempt on these hosts of it. */
  follow(run: FleetRun): void {
    this.#run = run;
    this.#stopped = undefined;
    this.#problem = '';
    this.#taken = Promise.withResolvers<void>();
    // Nobody asks of another attempt.
    this.#taken.promise.catch(() => {});
    this.#options.cells.begin(run.hosts);
    this.#options.changed(this, undefined);
    for (const host of run.hosts) this.#options.changed(this, host);
    this.#over = this.#follow(run);
  }

  /** Ends it on all hosts. False if it does not go on here. */
  cancel(): boolean {
    this.#run?.cancel();
    return this.#run !== undefined;
  }

  folded(channel: 'stdout' | 'stderr', differences: boolean) {
    return this.#outputs.folded(channel, differences);
  }

  /** @param hosts those whose cells are told; all unless given */
  told(hosts?: ReadonlySet<string>): FleetTold {
    const {fleet, order, cells, again} = this.#options;
    const told = hosts ? [...hosts].flatMap(host => cells.get(host) ?? []) : cells.list;
    return {
      fleet,
      command: visible(order.command),
      hosts: visible(foldNodeSet(cells.hosts)),
      phase: this.phase,
      words: visible(this.#problem === '' ? cells.words : this.#problem),
      stopped: this.#stopped === undefined ? '' : stopWords[this.#stopped],
      whole: hosts === undefined,
      cells: told,
      refusals: this.refusals,
      needs: order.needs,
      again: visible(again),
      look: shellWords(['reeve', 'fleet', 'show', fleet]),
      outputs: this.#changes,
      outputsLost: visible(this.#outputsLost),
    };
  }

  /** Jobs go on. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#run?.leave();
    await this.#over;
    await this.#outputs[Symbol.asyncDispose]();
  }

  async #follow(run: FleetRun): Promise<void> {
    try {
      for await (const event of run) await this.#hear(event);
    } catch (error) {
      this.#problem = messageOf(error);
      this.#taken.reject(error);
    }
    this.#taken.resolve();
    this.#run = undefined;
    this.#options.cells.over(run.hosts);
    this.#options.changed(this, undefined);
    for (const host of run.hosts) this.#options.changed(this, host);
  }

  async #hear(event: FleetEvent): Promise<void> {
    const {cells, changed} = this.#options;
    if (event.type === 'output') await this.#keep(() => this.#outputs.append(event));
    if (event.type === 'dialling') await this.#outputs.begin(event.host);
    if (event.type === 'stopped') this.#stopped = event.why;
    if (event.type === 'outcome' && event.outcome.is === 'ended') {
      this.#outputs.end(event.host);
      this.#changes += 1;
    }
    const host = cells.hear(event);
    if (isTaken(event)) this.#taken.resolve();
    if (host !== undefined || event.type === 'stopped') changed(this, host);
  }

  /** Output that cannot be kept does not end the run. */
  async #keep(keep: () => Promise<void>): Promise<void> {
    if (this.#outputsLost !== '') return;
    try {
      await keep();
    } catch (error) {
      this.#outputsLost = messageOf(error);
    }
  }
}

/** A host took the order, or nobody knows. */
function isTaken(event: FleetEvent): boolean {
  if (event.type === 'outcome') return event.outcome.is === 'ended' || event.outcome.is === 'unknown';
  return event.type === 'started' || event.type === 'queued' || event.type === 'waiting';
}

const stopWords: Readonly<Record<StopReason, string>> = {
  'max-fail': 'stopped: too many hosts failed',
  'max-unreachable': 'stopped: too many hosts could not be reached',
  gate: 'stopped by its gate',
  cancelled: 'cancelled',
  left: 'left; what ran goes on',
  journal: 'stopped: its journal could not be written',
};
