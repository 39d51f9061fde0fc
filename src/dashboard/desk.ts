import type {Host} from '../index.ts';
import {proveRun, readAccount} from './account.ts';
import {DashboardError} from './errors.ts';
import type {FleetParts} from './fleet/begin-fleet.ts';
import {beginFleet, cancelFleet, commandsOn, retryFleet} from './fleet/begin-fleet.ts';
import type {FleetTold} from './fleet/fleet-told.ts';
import type {FleetView} from './fleet/fleet-view.ts';
import type {Intent, RunIntent} from './generated/dashboard.ts';
import {cardOf} from './lab/command-cards.ts';
import {readMe} from './me.ts';
import {readWindow} from './output/output-window.ts';
import {readScreen} from './output/screen.ts';
import {searchOutput} from './output/search-output.ts';
import type {RunParts} from './runs/begin-run.ts';
import {beginRun, takeOver} from './runs/begin-run.ts';
import type {RunView} from './runs/run-view.ts';
import type {RunTold} from './told.ts';

export interface DeskParts extends RunParts, FleetParts {
  /** True if nothing may be run, fed or cancelled. */
  readonly readOnly: boolean;
}

/** A tab, as the desk sees it: it is told of changes without asking again. */
export interface Subscriber {
  /** Asked again wherever something was waited for. @throws {DashboardError} `session-over` */
  requireSession(): void;
  followLab(): void;
  followRun(host: string, job: string): void;
  followFleet(fleet: string): void;
}

/** Intents that are not carried out unless their host takes an order. */
const needsHost: ReadonlySet<Intent['want']> = new Set(['commands', 'run', 'cancel', 'account', 'prove']);

type IntentOf<Want extends Intent['want']> = Extract<Intent, {want: Want}>;

/** Carries intents out, the same way for every tab. */
export class Desk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** The body of the reply. */
  async carryOut(intent: Intent, tab: Subscriber): Promise<unknown> {
    const body = await this.#carryOut(intent, tab);
    if (needsHost.has(intent.want) && 'host' in intent) this.#parts.lab.answered(intent.host);
    return body;
  }

  async #carryOut(intent: Intent, tab: Subscriber): Promise<unknown> {
    const {client, readOnly, lab, views, fleets} = this.#parts;
    const {config} = client;
    const requireSession = () => tab.requireSession();
    switch (intent.want) {
      case 'me':
        return readMe(config, readOnly);
      case 'lab':
        tab.followLab();
        return lab.whole();
      case 'commands': {
        const host = await this.#host(intent.host, tab);
        const {commands} = await host.commands({describe: true});
        return commands.map(cardOf);
      }
      case 'run':
        return this.#run(intent, tab);
      case 'open':
        tab.followRun(intent.host, intent.job);
        return this.told(await views.open(intent.host, intent.job));
      case 'output':
        return readWindow(this.#view(intent).spool, intent);
      case 'screen':
        return readScreen(this.#view(intent), intent.from);
      case 'search':
        return searchOutput(this.#view(intent).spool, intent, () => performance.now());
      case 'input':
        return this.#feed(intent);
      case 'resize':
        return this.#resize(intent);
      case 'take-over':
        return this.#takeOver(intent, tab);
      case 'cancel': {
        this.#requireActs();
        const host = await this.#host(intent.host, tab);
        const {ended} = await host.cancel(intent.job);
        return {ended: ended !== undefined};
      }
      case 'account':
        return readAccount(await this.#host(intent.host, tab), intent.filter);
      case 'prove':
        return proveRun(await this.#host(intent.host, tab), intent.job, config);
      case 'commands-on':
        return commandsOn(intent.target, this.#parts);
      case 'run-fleet':
        this.#requireActs();
        return followed(await beginFleet(intent, this.#parts, requireSession), tab);
      case 'fleets':
        return fleets.list();
      case 'open-fleet':
        return followed(await fleets.open(intent.fleet), tab);
      case 'cancel-fleet':
        this.#requireActs();
        return followed(await cancelFleet(intent.fleet, this.#parts, requireSession), tab);
      case 'retry-fleet':
        this.#requireActs();
        return followed(await retryFleet(intent, this.#parts, requireSession), tab);
      case 'folded':
        return (await fleets.open(intent.fleet)).folded(intent.channel, intent.differences);
    }
  }

  told(view: RunView): RunTold {
    return view.told(this.#parts.lab.jobOf(view.host, view.job));
  }

  async #host(name: string, tab: Subscriber): Promise<Host> {
    const host = await this.#parts.pool.host(name);
    tab.requireSession();
    return host;
  }

  async #run(intent: RunIntent, tab: Subscriber): Promise<RunTold> {
    this.#requireActs();
    const view = await beginRun(intent, this.#parts, () => tab.requireSession());
    tab.followRun(view.host, view.job);
    return this.told(view);
  }

  #feed({host, job, text, end}: IntentOf<'input'>): object {
    this.#requireActs();
    const {input} = this.#view({host, job});
    if (!input?.push(Buffer.from(text)))
      throw new DashboardError('no-view', 'the run takes no more input; nothing of it was sent');
    if (end) input.end();
    return {};
  }

  #resize({host, job, columns, rows}: IntentOf<'resize'>): object {
    this.#requireActs();
    if (!this.#view({host, job}).resize(columns, rows))
      throw new DashboardError('no-view', 'the run has no terminal that is typed to here, or not any more');
    return {};
  }

  async #takeOver(intent: IntentOf<'take-over'>, tab: Subscriber): Promise<RunTold> {
    this.#requireActs();
    const host = await this.#host(intent.host, tab);
    const view = await takeOver(intent, host, this.#parts.views);
    tab.followRun(view.host, view.job);
    return this.told(view);
  }

  #view({host, job}: {readonly host: string; readonly job: string}): RunView {
    const view = this.#parts.views.find(host, job);
    if (view) return view;
    throw new DashboardError('no-view', 'the run is not looked at any more; open it again');
  }

  #requireActs(): void {
    if (this.#parts.readOnly)
      throw new DashboardError('read-only', 'this dashboard was started with --read-only');
  }
}

function followed(view: FleetView, tab: Subscriber): FleetTold {
  tab.followFleet(view.fleet);
  return view.told();
}
