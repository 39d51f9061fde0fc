import {visible} from '../../base/quote.ts';
import {shellWords} from '../../base/shell-words.ts';
import {timeOfId} from '../../identity/order-id.ts';
import type {Client, FleetOrder, FleetRecord, FleetRun} from '../../index.ts';
import {FleetRecords, foldNodeSet} from '../../index.ts';
import {DashboardError} from '../errors.ts';
import {givenWords} from '../lab/command-cards.ts';
import type {SpoolRoom} from '../output/spool.ts';
import {FleetCells} from './fleet-cells.ts';
import type {FleetRow} from './fleet-told.ts';
import {FleetView} from './fleet-view.ts';

/** Runs whose outputs are kept; those that go on are among them. */
const most = 8;
/** Rows of the list. */
const mostRows = 100;

export interface FleetViewsOptions {
  readonly client: Client;
  readonly room: SpoolRoom;
  readonly changed: (view: FleetView, host: string | undefined) => void;
}

/** The runs on several hosts that a dashboard looks at: those that were made here, live, and all that are kept, by their journals. */
export class FleetViews implements AsyncDisposable {
  readonly #options: FleetViewsOptions;
  readonly #views = new Map<string, FleetView>();
  readonly #records: FleetRecords | undefined;

  constructor(options: FleetViewsOptions) {
    this.#options = options;
    this.#records = FleetRecords.of(options.client.config);
  }

  /** The number of runs that go on here. */
  get held(): number {
    return [...this.#views.values()].filter(({isHeld}) => isHeld).length;
  }

  /** @throws {DashboardError} `too-many-runs` */
  requireRoom(): void {
    if (this.held >= most)
      throw new DashboardError(
        'too-many-runs',
        'too many runs on several hosts that were begun here go on; wait for one of them',
      );
  }

  find(fleet: string): FleetView | undefined {
    return this.#views.get(fleet);
  }

  /** Follows a run that was begun here. @param words that do the same: `reeve run ...` */
  begun(run: FleetRun, order: Pick<FleetOrder, 'command' | 'needs'>, words: readonly string[]): FleetView {
    const view = this.#viewOf(run.id, order, shellWords(words), new FleetCells());
    view.follow(run);
    this.#add(view);
    return view;
  }

  /** Follows another attempt at a run that is kept. */
  goOn(run: FleetRun, record: FleetRecord): FleetView {
    const view = this.find(run.id) ?? this.#ofRecord(record, false);
    view.follow(run);
    this.#add(view);
    return view;
  }

  /** A run of this user's, live if it was made here. @throws {ClientError} `bad-fleet` */
  async open(fleet: string): Promise<FleetView> {
    const known = this.find(fleet);
    if (known) return known;
    const record = this.record(fleet);
    return this.#ofRecord(record, (await this.#records?.isUnderWay(fleet)) ?? false);
  }

  /** The journal of a run. @throws {ClientError} `bad-fleet` */
  record(fleet: string): FleetRecord {
    if (!this.#records)
      throw new DashboardError('no-view', 'no runs on several hosts are kept: there is no folder for them');
    return this.#records.read(fleet);
  }

  /** Asks the program that works on a run to cancel it. */
  askToCancel(fleet: string): void {
    this.#records?.askToCancel(fleet);
  }

  /** The runs that are kept, the newest first. */
  list(): FleetRow[] {
    const ids = this.#records?.ids().slice(0, mostRows) ?? [];
    return ids.flatMap(fleet => this.#rowOf(fleet) ?? []);
  }

  /** Looks at it no more. */
  async drop(view: FleetView): Promise<void> {
    this.#views.delete(view.fleet);
    await view[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const views = [...this.#views.values()];
    this.#views.clear();
    await Promise.all(views.map(view => view[Symbol.asyncDispose]()));
  }

  #viewOf(
    fleet: string,
    order: Pick<FleetOrder, 'command' | 'needs'>,
    again: string,
    cells: FleetCells,
    {stopped, isElsewhere = false}: Partial<Pick<FleetRecord, 'stopped'>> & {isElsewhere?: boolean} = {},
  ): FleetView {
    const {room, changed} = this.#options;
    return new FleetView({fleet, order, again, cells, stopped, isElsewhere, room, changed});
  }

  #ofRecord(record: FleetRecord, isElsewhere: boolean): FleetView {
    const {fleet, order, hosts, stopped} = record;
    const words = fleetWords([...hosts.keys()], order, order.needs.includes('secrets') ? ['NAME'] : []);
    const again = order.needs.includes('input') ? '' : shellWords(words);
    return this.#viewOf(fleet, order, again, FleetCells.ofRecord(record), {stopped, isElsewhere});
  }

  /** Undefined if its journal cannot be read. */
  #rowOf(fleet: string): FleetRow | undefined {
    try {
      const record = this.record(fleet);
      const cells = this.find(fleet)?.told().words ?? FleetCells.ofRecord(record).words;
      return {
        fleet,
        at: timeOfId(fleet),
        command: visible(record.order.command),
        hosts: visible(foldNodeSet(record.hosts.keys())),
        words: visible(cells),
      };
    } catch {
      return undefined;
    }
  }

  /** Newest last; of those that have ended the oldest give way. */
  #add(view: FleetView): void {
    this.#views.delete(view.fleet);
    this.#views.set(view.fleet, view);
    while (this.#views.size > most) {
      const oldest = [...this.#views.values()].find(({isHeld}) => !isHeld);
      if (!oldest) return;
      void this.drop(oldest);
    }
  }
}

/** The words that run the same; of secrets the names alone. Pure. */
export function fleetWords(
  hosts: readonly string[],
  {command, params, reason}: Pick<FleetOrder, 'command' | 'params' | 'reason'>,
  secrets: readonly string[],
): string[] {
  const options = [
    ...(reason === undefined ? [] : ['--reason', reason]),
    ...secrets.flatMap(name => ['--secret', name]),
  ];
  const words = Array.isArray(params) ? params.map(String) : givenWords(params as Record<string, unknown>);
  return ['reeve', 'run', foldNodeSet(hosts), ...options, command, ...words];
}
