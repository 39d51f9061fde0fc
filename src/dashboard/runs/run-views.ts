import {shellWords} from '../../base/shell-words.ts';
import type {Job, Notice} from '../../index.ts';
import type {HostPool} from '../lab/host-pool.ts';
import type {SpoolRoom} from '../output/spool.ts';
import type {Begun} from './run-view.ts';
import {RunView} from './run-view.ts';

/** Runs that are looked at; a run that was begun here is while it goes on. */
const most = 64;

export interface RunViewsOptions {
  readonly pool: HostPool;
  readonly room: SpoolRoom;
  readonly changed: (view: RunView) => void;
}

/** The runs that a dashboard looks at: each once, however many tabs show it. */
export class RunViews implements AsyncDisposable {
  readonly #options: RunViewsOptions;
  readonly #views = new Map<string, RunView>();

  constructor(options: RunViewsOptions) {
    this.#options = options;
  }

  /** The number of runs that were begun here and go on. */
  get held(): number {
    return [...this.#views.values()].filter(({isHeld}) => isHeld).length;
  }

  /** True if no run can be begun: room is made of those alone that have ended, or are only looked at. */
  get isFull(): boolean {
    return this.held >= most;
  }

  find(host: string, job: string): RunView | undefined {
    return this.#views.get(`${host} ${job}`);
  }

  /** A run that was begun here. @param words that do the same: `reeve run ...` */
  begun(target: string, job: Job, {words, ...begun}: Begun & {readonly words: readonly string[]}): RunView {
    return this.#add(target, job, shellWords(words), begun);
  }

  /** A run of whomever, from the beginning of its output on. It is not claimed. @throws as {@link HostPool.host} */
  async open(target: string, job: string): Promise<RunView> {
    const known = this.find(target, job);
    if (known && !known.isUnknown) return known;
    if (known) await this.drop(known);
    const host = await this.#options.pool.host(target);
    return this.find(target, job) ?? this.#add(target, host.attach(job), '');
  }

  /**
   * Takes a run over, which goes on and was begun elsewhere: from here on its input is typed here, and nowhere else. Its output is
   * read once more from the beginning, so that it can be verified.
   */
  async takeOver(view: RunView, job: Job, begun: Begun): Promise<RunView> {
    // At once, so that nobody finds neither, or opens a third.
    const taken = this.#add(view.host, job, '', begun);
    await view[Symbol.asyncDispose]();
    return taken;
  }

  /** Looks at it no more. */
  async drop(view: RunView): Promise<void> {
    this.#views.delete(`${view.host} ${view.job}`);
    await view[Symbol.asyncDispose]();
  }

  noticed(host: string, notice: Notice): void {
    for (const [key, view] of this.#views) if (key.startsWith(`${host} `)) view.noticed(notice);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const views = [...this.#views.values()];
    this.#views.clear();
    await Promise.all(views.map(view => view[Symbol.asyncDispose]()));
  }

  #add(target: string, job: Job, again: string, begun?: Begun) {
    const view = new RunView({
      host: target,
      job,
      room: this.#options.room,
      ...(begun && {begun}),
      again,
      look: shellWords(['reeve', 'attach', target, job.id]),
      changed: this.#options.changed,
    });
    this.#views.set(`${target} ${job.id}`, view);
    this.#makeRoom();
    return view;
  }

  /** Those that have ended go first, the oldest first; then those that are only looked at. */
  #makeRoom(): void {
    const entries = () => [...this.#views];
    while (this.#views.size > most) {
      const [key, view] =
        entries().find(([, {isOver}]) => isOver) ?? entries().find(([, {isHeld}]) => !isHeld) ?? [];
      if (key === undefined || view === undefined) return;
      this.#views.delete(key);
      void view[Symbol.asyncDispose]();
    }
  }
}
