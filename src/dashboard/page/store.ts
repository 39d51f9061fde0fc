import type {FleetCell, FleetTold} from '../fleet/fleet-told.ts';
import type {HostCell, JobRow, LabTold, Me, RunTold} from '../told.ts';

/** A run on several hosts: what was told last, and all its cells, by their hosts. */
export interface FleetKnown {
  readonly told: FleetTold;
  readonly cells: ReadonlyMap<string, FleetCell>;
}

/** All that the page was told, and who hears that it changed. */
export class Store {
  me: Me | undefined;
  isConnected = false;
  /** Why the session is over; empty while it is not. */
  over = '';
  readonly hosts = new Map<string, HostCell>();
  readonly jobs = new Map<string, JobRow>();
  readonly runs = new Map<string, RunTold>();
  readonly fleets = new Map<string, FleetKnown>();
  readonly #hearers = new Set<() => void>();
  #isTold = false;

  hear(hearer: () => void): () => void {
    this.#hearers.add(hearer);
    return () => void this.#hearers.delete(hearer);
  }

  set(change: Partial<Pick<Store, 'me' | 'isConnected' | 'over'>>): void {
    Object.assign(this, change);
    this.#tell();
  }

  lab({whole, hosts, jobs, gone}: LabTold): void {
    if (whole) {
      this.hosts.clear();
      this.jobs.clear();
    }
    for (const host of hosts) this.hosts.set(host.host, host);
    for (const job of jobs) this.jobs.set(`${job.host} ${job.job}`, job);
    for (const key of gone) this.jobs.delete(key);
    this.#tell();
  }

  run(told: RunTold): void {
    this.runs.set(`${told.host} ${told.job}`, told);
    this.#tell();
  }

  fleet(told: FleetTold): void {
    const known = told.whole ? undefined : this.fleets.get(told.fleet);
    // A change of one that is not known is told as a whole when its place asks for it.
    if (!told.whole && !known) return;
    const changed = told.cells.map(cell => [cell.host, cell] as const);
    this.fleets.set(told.fleet, {told, cells: new Map([...(known?.cells ?? []), ...changed])});
    this.#tell();
  }

  /** Once for all that changes in one turn. */
  #tell(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    queueMicrotask(() => {
      this.#isTold = false;
      for (const hearer of this.#hearers) hearer();
    });
  }
}
