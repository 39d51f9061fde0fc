import type {Account} from '../audit/log/account.ts';
import type {Clock} from '../base/clock.ts';
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
import type {PresentGate} from './gate/present-gate.ts';
import type {JobTable} from './jobs/job-table.ts';
import type {Settings} from './settings.ts';
import type {Shipping} from './shipping.ts';
import type {HeldLists} from './trust/held-lists.ts';
import type {Trust} from './trust/trust.ts';

/** So many revocation lists are told of. */
const mostLists = 64;

export interface StatusParts {
  readonly host: string;
  readonly settings: Settings;
  readonly trust: Trust;
  readonly clock: Clock;
  readonly jobs: JobTable;
  readonly account: Pick<Account, 'canStart'>;
  readonly containment: Containment;
  readonly heldLists: Pick<HeldLists, 'warnings'>;
  readonly present: Pick<PresentGate, 'census' | 'pid' | 'restarts'>;
  readonly disks: Pick<Disks, 'freeBytes' | 'warnings' | 'whyNoStart' | 'measure'>;
  readonly look: Pick<ConfigLook, 'look'>;
  readonly shipping: Pick<Shipping, 'warnings'>;
}

/** Collects what the parts of the executor know of themselves. */
export class StatusBoard {
  readonly #parts: StatusParts;
  readonly #startedAt = performance.now();
  readonly #mostOpenFiles = mostOpenFiles();
  readonly #broken = new Map<string, string>();

  constructor(parts: StatusParts) {
    this.#parts = parts;
  }

  /** The result of a reload, or of one that would be done now. Trust knows about revocation lists. */
  reloaded(what: string, failure: string | undefined): void {
    this.#broken.delete(what);
    if (failure !== undefined && what !== 'revocations') this.#broken.set(what, failure.slice(0, 1000));
  }

  /** The warnings that an administrator should know. */
  warnings(): string[] {
    const {disks, shipping, jobs} = this.#parts;
    const left = jobs.draining;
    return [
      ...(left === undefined
        ? []
        : [`the server is being drained: it takes no new work, and ends after ${counted(left, 'job')}`]),
      ...this.standingWarnings(),
      ...disks.warnings,
      ...[...this.#broken].map(
        ([what, why]) =>
          `the ${what} on disk is not in force, the old stays, and a restart would fail: ${why}`,
      ),
      ...shipping.warnings,
    ];
  }

  /** The warnings of them that a start has to log: others are logged by those whom they are of. */
  standingWarnings(): string[] {
    const {trust, clock, heldLists, settings} = this.#parts;
    const {warnings} = settings.catalogue;
    return [
      ...trust.warnings(clock.now()),
      ...heldLists.warnings,
      ...(warnings.length === 0
        ? []
        : [
            `${counted(warnings.length, 'warning')} about the catalogue, which reeve check lists on the host`,
          ]),
      ...descriptorWarnings(this.#mostOpenFiles, settings.config.limits),
    ];
  }

  /** Measures what changes without an event. */
  async measure(): Promise<void> {
    const {look, disks} = this.#parts;
    const [found] = await Promise.all([look.look(), disks.measure()]);
    if (found) this.reloaded('configuration', found.failure);
  }

  /** As somebody may see it. */
  show(principal: Principal): StatusAnswer {
    const {host, settings, jobs, account, trust, present, disks, containment} = this.#parts;
    const {config, catalogue} = settings;
    const {connections, resident} = present.census;
    // The gate counts now and then; whoever asks has one.
    const connected = Math.max(connections, 1);
    const why = disks.whyNoStart;
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
      gate: {pid: present.pid ?? null, restarts: present.restarts, connections: connected, resident},
      executor: {resident: measured(() => process.memoryUsage.rss(), 0)},
      account: {canStart: account.canStart},
      ...(why !== undefined && {noStart: why.slice(0, 4096)}),
      catalogue: {
        commands: catalogue.commands.size,
        digest: catalogue.digest,
        loadedAt: settings.loadedAt,
      },
      disk: {free: disks.freeBytes},
      containment: {kind: containment.kind, complete: containment.isComplete},
      certificate: {notAfter: trust.notAfter},
      revocations: trust.listsInForce
        .slice(0, mostLists)
        .map(({authority, number, thisUpdate, nextUpdate}) => ({
          authority,
          number: String(number),
          thisUpdate,
          nextUpdate,
        })),
      warnings: this.warnings(),
    };
  }
}
