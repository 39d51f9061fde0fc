import type {FleetEvent} from '../../index.ts';
import {FleetProgress} from '../../present/fleet/fleet-progress.ts';
import {progressLines} from '../../present/fleet/progress-lines.ts';
import {screenOf} from '../../present/screen.ts';
import {LiveRegion} from '../terminal/live-region.ts';
import type {FleetView} from './fleet-view.ts';
import type {Speaker} from './speaker.ts';

/** A run that is over before this many milliseconds shows nothing. */
const quietMs = 300;

/** Shows how far a run is, below its output on a terminal. */
export class ProgressView implements FleetView, Disposable {
  readonly #speaker: Speaker;
  readonly #shown = new DisposableStack();
  #progress: FleetProgress | undefined;

  constructor(speaker: Speaker) {
    this.#speaker = speaker;
  }

  async show(event: FleetEvent): Promise<void> {
    if (event.type === 'begun') this.#begin(event.hosts.length);
    this.#progress?.hear(event, performance.now());
  }

  async close(): Promise<void> {
    this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#shown.dispose();
  }

  #begin(hosts: number): void {
    const progress = new FleetProgress(hosts, performance.now());
    const lines = (columns: number) =>
      progressLines(progress.facts(performance.now()), columns, screenOf(process.stderr));
    const region = this.#shown.use(new LiveRegion(lines, quietMs));
    this.#shown.use(this.#speaker.above(region));
    this.#progress = progress;
  }
}
