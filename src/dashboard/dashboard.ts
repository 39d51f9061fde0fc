import {randomBytes, randomInt} from 'node:crypto';
import type {Client} from '../index.ts';
import {Desk} from './desk.ts';
import {pageFiles} from './door/page-files.ts';
import {PageServer} from './door/page-server.ts';
import type {Session} from './door/sessions.ts';
import {Sessions} from './door/sessions.ts';
import {DashboardError} from './errors.ts';
import {FleetViews} from './fleet/fleet-views.ts';
import {HostPool} from './lab/host-pool.ts';
import {LabView} from './lab/lab-view.ts';
import {SpoolRoom} from './output/spool.ts';
import {Lifetime} from './place/lifetime.ts';
import type {OwnPlace} from './place/own-place.ts';
import {keepPort, keptPort} from './place/own-place.ts';
import type {ConfirmationOptions} from './runs/confirmations.ts';
import {Confirmations} from './runs/confirmations.ts';
import {RunViews} from './runs/run-views.ts';
import {Tab} from './tab.ts';

export interface DashboardOptions {
  readonly client: Client;
  readonly place: OwnPlace;
  /** The port that is asked for; the one that was kept, or any, unless given. */
  readonly port: number | undefined;
  readonly readOnly: boolean;
  /** Asks on the terminal as well before what must be confirmed. */
  readonly ask: ConfirmationOptions['ask'];
  /** Says something on the terminal. */
  readonly say: (text: string) => void;
}

/** Tabs at once; and WebSockets that have not proven themselves. */
const mostTabs = 16;
const mostUnproven = 8;
const minuteMs = 60_000;
/** Ports that no system gives out by itself (RFC 6335, 6; Linux begins at 32768). */
const ports = {least: 20_000, most: 32_000};

const source = {now: () => performance.now(), random: (bytes: number) => randomBytes(bytes)};

/** A dashboard that serves its page. */
export interface Dashboard extends AsyncDisposable {
  readonly port: number;
  newCode(): string;
  /** Resolves when it is time to end. */
  readonly over: Promise<void>;
}

/** Composes a dashboard, and has it listen. @throws {DashboardError} `no-port` */
export async function startDashboard(options: DashboardOptions): Promise<Dashboard> {
  const {client, readOnly, ask, say} = options;
  const tabs = new Set<Tab>();
  let unproven = 0;
  const sessions = new Sessions({...source, ended: (session, why) => endSession(session, why)});
  const endSession = (session: Session, why: string) => {
    say(`a session of the page was ended: ${why}`);
    for (const tab of tabs) if (tab.session === session) tab.end(why);
  };

  const pool = new HostPool(client, (host, notice) => {
    lab.noticed(host, notice);
    views.noticed(host, notice);
  });
  const lab = new LabView(pool, [...client.config.hosts.keys()]);
  const room = new SpoolRoom();
  const views = new RunViews({
    pool,
    room,
    changed: view => {
      for (const tab of tabs) tab.runChanged(view);
    },
  });
  const fleets = new FleetViews({
    client,
    room,
    changed: (view, host) => {
      for (const tab of tabs) tab.fleetChanged(view, host);
    },
  });
  const desk = new Desk({
    client,
    pool,
    lab,
    views,
    fleets,
    confirmations: new Confirmations({...source, ask}),
    readOnly,
  });

  const server = new PageServer({
    files: pageFiles,
    trade: code => sessions.trade(code),
    mayAsk: () => unproven < mostUnproven,
    opened: socket => {
      unproven += 1;
      new Tab(socket, {
        sessions,
        desk,
        lab,
        proven: tab => {
          if (tabs.size >= mostTabs) return false;
          tabs.add(tab);
          unproven -= 1;
          return true;
        },
        closed: tab => {
          if (!tabs.delete(tab)) unproven -= 1;
        },
      });
    },
  });
  await listen(server, options);
  const {port} = server;

  const lifetime = new Lifetime();
  const over = Promise.withResolvers<void>();
  const ticking = setInterval(() => {
    sessions.sweep();
    if (lifetime.tick({tabs: tabs.size, runs: views.held + fleets.held})) over.resolve();
  }, minuteMs);
  return {
    port,
    newCode: () => sessions.newCode(),
    over: over.promise,
    async [Symbol.asyncDispose]() {
      clearInterval(ticking);
      for (const tab of tabs) tab.end('the dashboard has ended');
      lab.close();
      await Promise.all([server.close(), views[Symbol.asyncDispose](), fleets[Symbol.asyncDispose]()]);
    },
  };
}

/** On the port that is asked for, on that of the last time, or on one that is free. */
async function listen(server: PageServer, {port, place, say}: DashboardOptions): Promise<void> {
  const kept = port ?? (await keptPort(place));
  if (kept !== undefined) {
    if (await server.listen(kept)) return keepPort(place, kept);
    if (port !== undefined)
      throw new DashboardError('no-port', `port ${port} of 127.0.0.1 is taken; name another with --port`);
  }
  for (let tries = 0; tries < 50; tries++) {
    if (!(await server.listen(randomInt(ports.least, ports.most)))) continue;
    if (kept !== undefined) say(`port ${kept} is taken; this time it is ${server.port}`);
    else await keepPort(place, server.port);
    return;
  }
  throw new DashboardError('no-port', 'no port of 127.0.0.1 can be listened at; name one with --port');
}
