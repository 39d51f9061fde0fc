import {counted} from '../base/counted.ts';
import {measured} from '../base/measured.ts';
import {mostOpenFiles} from '../base/most-open-files.ts';
import {version} from '../base/version.ts';
import {descriptorWarnings} from '../gate-link/descriptors.ts';
import type {Principal} from '../identity/certificate.ts';
import {maySee} from '../policy/access/access.ts';
import type {StatusAnswer} from '../protocol/generated/answer.ts';
import type {Containment} from '../runner/containment/containment.ts';
import type {ConfigLook} from './config-look.ts';
import type {Disks} from './disks.ts';
import type {GateProcess} from './gate/gate-process.ts';
import type {PresentGate} from './gate/present-gate.ts';
import type {OrderContext} from './orders/order-context.ts';
import type {Shipping} from './shipping.ts';
import type {HeldLists} from './trust/held-lists.ts';

/** So many revocation lists are told of. */
const mostLists = 64;

/** Collects what the parts of the executor know of themselves. */
export class StatusBoard {
  readonly #containment: Containment;
  readonly #heldLists: Pick<HeldLists, 'warnings'>;
  readonly #present: Pick<PresentGate, 'census'>;
  readonly #startedAt = performance.now();
  readonly #mostOpenFiles = mostOpenFiles();
  gate: Pick<GateProcess, 'pid' | 'restarts'> = {pid: undefined, restarts: 0};
  disks: Pick<Disks, 'warnings' | 'whyNoStart' | 'look' | 'measure'> | undefined;
  look: Pick<ConfigLook, 'look'> | undefined;
  shipping: Pick<Shipping, 'warnings'> = {warnings: []};
  catalogueLoadedAt = 0;
  readonly #broken = new Map<string, string>();

  constructor(
    containment: Containment,
    heldLists: Pick<HeldLists, 'warnings'>,
    present: Pick<PresentGate, 'census'>,
  ) {
    this.#present = present;
    this.#containment = containment;
    this.#heldLists = heldLists;
  }

  /** The result of a reload, or of one that would be done now. Trust knows about revocation lists. */
  reloaded(what: string, failure: string | undefined): void {
    this.#broken.delete(what);
    if (failure !== undefined && what !== 'revocations') this.#broken.set(what, failure.slice(0, 1000));
  }

  /** What an administrator should know. */
  warnings({config, catalogue, trust, clock}: OrderContext): string[] {
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
    const [found] = await Promise.all([this.look?.look(), this.disks?.measure()]);
    if (found) this.reloaded('configuration', found.failure);
  }

  /** Has the log say at once what is found of them. */
  lookAtDisks(): void {
    this.disks?.look();
  }

  show(context: OrderContext, principal: Principal): StatusAnswer {
    const {host, config, jobs, account, catalogue, trust} = context;
    const {connections, resident} = this.#present.census;
    // The gate counts now and then; whoever asks has one.
    const connected = Math.max(connections, 1);
    const why = this.disks?.whyNoStart;
    const oldest = jobs.oldestWaiting;
    const isSeen = oldest && maySee(principal, oldest.owner, catalogue) !== undefined;
    return {
      host,
      version,
      pid: process.pid,
      upMs: Math.round(performance.now() - this.#startedAt),
      jobs: {
        running: jobs.running,
        queued: jobs.waiting,
        most: config.limits.jobs,
        ...(oldest && {oldest: {waitsMs: oldest.waitsMs, ...(isSeen && {owner: oldest.owner})}}),
      },
      gate: {pid: this.gate.pid ?? null, restarts: this.gate.restarts, connections: connected, resident},
      executor: {resident: measured(() => process.memoryUsage.rss(), 0)},
      account: {canStart: account.canStart},
      ...(why !== undefined && {noStart: why.slice(0, 4096)}),
      catalogue: {commands: catalogue.commands.size, loadedAt: this.catalogueLoadedAt},
      containment: {kind: this.#containment.kind, complete: this.#containment.isComplete},
      certificate: {notAfter: trust.notAfter},
      revocations: trust.listsInForce
        .slice(0, mostLists)
        .map(({authority, number, thisUpdate, nextUpdate}) => ({
          authority,
          number: String(number),
          thisUpdate,
          nextUpdate,
        })),
      warnings: this.warnings(context),
    };
  }
}
