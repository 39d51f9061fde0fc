import {counted} from '../base/counted.ts';
import {measured} from '../base/measured.ts';
import {mostOpenFiles} from '../base/most-open-files.ts';
import {version} from '../base/version.ts';
import type {Containment} from '../jobs/cells/containment.ts';
import {descriptorWarnings} from '../link/descriptors.ts';
import type {Census} from '../link/generated/link.ts';
import type {StatusAnswer} from '../protocol/generated/answer.ts';
import type {Disks} from './disks.ts';
import type {GateProcess} from './gate/gate-process.ts';
import type {Office} from './orders/office.ts';
import type {Shipping} from './shipping.ts';
import type {HeldLists} from './trust/held-lists.ts';

/** Collects what the parts of the executor know of themselves. */
export class StatusBoard {
  readonly #containment: Containment;
  readonly #heldLists: Pick<HeldLists, 'warnings'>;
  readonly #startedAt = performance.now();
  readonly #mostOpenFiles = mostOpenFiles();
  gate: Pick<GateProcess, 'pid' | 'restarts'> = {pid: undefined, restarts: 0};
  disks: Pick<Disks, 'warnings' | 'whyNoStart' | 'look' | 'measure'> | undefined;
  shipping: Pick<Shipping, 'warnings'> = {warnings: []};
  census: Census = {type: 'census', connections: 0, resident: 0};
  catalogueLoadedAt = 0;
  readonly #broken = new Map<string, string>();

  constructor(containment: Containment, heldLists: Pick<HeldLists, 'warnings'>) {
    this.#containment = containment;
    this.#heldLists = heldLists;
  }

  /** What came of a reload. What is said of revocation lists is Trust's to know. */
  reloaded(what: string, failure: string | undefined): void {
    this.#broken.delete(what);
    if (failure !== undefined && what !== 'revocations') this.#broken.set(what, failure.slice(0, 1000));
  }

  /** What an administrator should know. */
  warnings({config, catalogue, trust, clock}: Office): string[] {
    return [
      ...trust.warnings(clock.now()),
      ...this.#heldLists.warnings,
      ...(this.disks?.warnings ?? []),
      ...[...this.#broken].map(
        ([what, why]) =>
          `the ${what} on disk is not in force, the old stays, and a restart would fail: ${why}`,
      ),
      ...(catalogue.warnings.length === 0
        ? []
        : [
            `${counted(catalogue.warnings.length, 'warning')} about the catalogue, which reeve check lists on the host`,
          ]),
      ...this.shipping.warnings,
      ...descriptorWarnings(this.#mostOpenFiles, config.limits),
    ];
  }

  /** Measures what changes without an event. */
  async measure(): Promise<void> {
    await this.disks?.measure();
  }

  /** Has the log say at once what is found of them. */
  lookAtDisks(): void {
    this.disks?.look();
  }

  show(office: Office): StatusAnswer {
    const {host, config, jobs, account, catalogue, trust} = office;
    const {connections, resident} = this.census;
    const why = this.disks?.whyNoStart;
    return {
      host,
      version,
      pid: process.pid,
      upMs: Math.round(performance.now() - this.#startedAt),
      jobs: {running: jobs.running, queued: jobs.waiting, most: config.limits.jobs},
      gate: {pid: this.gate.pid ?? null, restarts: this.gate.restarts, connections, resident},
      executor: {resident: measured(() => process.memoryUsage.rss(), 0)},
      account: {canStart: account.canStart},
      ...(why !== undefined && {noStart: why.slice(0, 4096)}),
      catalogue: {commands: catalogue.commands.size, loadedAt: this.catalogueLoadedAt},
      containment: {kind: this.#containment.kind, complete: this.#containment.isComplete},
      certificate: {notAfter: trust.notAfter},
      warnings: this.warnings(office),
    };
  }
}
