import {randomBytes} from 'node:crypto';
import type {RawData, WebSocket} from 'ws';
import {parseStrict} from '../protocol/strict-json.ts';
import type {Desk, Subscriber} from './desk.ts';
import {isSame, proofOf} from './door/challenge.ts';
import type {Session, Sessions} from './door/sessions.ts';
import {DashboardError} from './errors.ts';
import type {FleetView} from './fleet/fleet-view.ts';
import type {Hello, Intent} from './generated/dashboard.ts';
import {answer as isAnswer, hello as isHello, intent as isIntent} from './generated/page-validators.js';
import type {LabHearer, LabView} from './lab/lab-view.ts';
import {problemOf} from './problem.ts';
import type {RunView} from './runs/run-view.ts';
import type {Told} from './told.ts';

/** A socket that has not proven itself is closed after so long, milliseconds. */
export const provingMs = 5000;
/** Between two tellings of what changed, milliseconds. */
const tellMs = 250;
/** A tab that takes nothing is told nothing while so many bytes wait. */
const mostWaiting = 1024 * 1024;
/** Intents of one tab that are being carried out. The page sends no more (page/judged.ts). */
const mostAtOnce = 32;

/** Intents that a page has of its own accord: it reads output, and goes on with a search. They do not keep a session. */
const ofItsOwn: ReadonlySet<Intent['want']> = new Set(['output', 'screen', 'search', 'resize']);

/** Close codes of our own (RFC 6455, 7.4.2), which the page knows. */
const closed = {over: 4001, unproven: 4002, wrong: 4003} as const;

export interface TabParts {
  readonly sessions: Sessions;
  readonly desk: Desk;
  readonly lab: LabView;
  /** Hears that the socket is proven; false if there are too many tabs. */
  readonly proven: (tab: Tab) => boolean;
  readonly closed: (tab: Tab) => void;
}

/**
 * One WebSocket. First both ends show that they know the token of a session; then intents come in, and replies and changes go out.
 * A message that is not as the schema has it ends it.
 */
export class Tab implements LabHearer, Subscriber {
  readonly #socket: WebSocket;
  readonly #parts: TabParts;
  readonly #proving: NodeJS.Timeout;
  /** The proof that the page must show, once it said hello. */
  #wanted: {readonly session: Session; readonly proof: string} | undefined;
  #session: Session | undefined;
  #isOver = false;
  #atOnce = 0;
  readonly #runs = new Set<string>();
  #hearsLab = false;
  readonly #fleets = new Set<string>();
  readonly #changed = {
    hosts: new Set<string>(),
    jobs: new Set<string>(),
    runs: new Map<string, RunView>(),
    /** Of each run on several hosts, those whose cells changed. */
    fleets: new Map<FleetView, Set<string>>(),
  };
  #telling: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, parts: TabParts) {
    this.#socket = socket;
    this.#parts = parts;
    this.#proving = setTimeout(() => socket.terminate(), provingMs);
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(this.#proving);
      clearTimeout(this.#telling);
      parts.lab.unhear(this);
      parts.closed(this);
    });
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** The session is over. */
  end(why: string): void {
    this.#isOver = true;
    this.#tell({tell: 'over', why});
    this.#close(closed.over);
  }

  requireSession(): void {
    if (this.#isOver)
      throw new DashboardError('session-over', 'the session ended in between; nothing was done');
  }

  followLab(): void {
    this.#hearsLab = true;
    this.#parts.lab.hear(this);
  }

  followRun(host: string, job: string): void {
    // A tab that walks through many runs need not hear of all; those that it shows are opened again.
    addNewest(this.#runs, `${host} ${job}`, 16);
  }

  followFleet(fleet: string): void {
    addNewest(this.#fleets, fleet, 4);
  }

  changed(hosts: ReadonlySet<string>, jobs: ReadonlySet<string>): void {
    for (const host of hosts) this.#changed.hosts.add(host);
    for (const job of jobs) this.#changed.jobs.add(job);
    this.#tellSoon();
  }

  runChanged(view: RunView): void {
    const key = `${view.host} ${view.job}`;
    if (!this.#runs.has(key)) return;
    this.#changed.runs.set(key, view);
    this.#tellSoon();
  }

  fleetChanged(view: FleetView, host: string | undefined): void {
    if (!this.#fleets.has(view.fleet)) return;
    const hosts = this.#changed.fleets.get(view) ?? new Set();
    if (host !== undefined) hosts.add(host);
    this.#changed.fleets.set(view, hosts);
    this.#tellSoon();
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (this.#isOver) return;
    const message = isBinary ? undefined : parsed((data as Buffer).toString());
    if (this.#session === undefined) this.#prove(message);
    else if (isIntent(message)) void this.#carryOut(message as Intent, this.#session);
    else this.#close(closed.wrong);
  }

  #prove(message: unknown): void {
    const {sessions, proven} = this.#parts;
    if (this.#wanted === undefined && isHello(message)) {
      const {session: id, nonce} = message as Hello;
      const session = sessions.find(id);
      if (!session) {
        this.#close(closed.over);
        return;
      }
      const own = randomBytes(32).toString('base64url');
      this.#wanted = {session, proof: proofOf('page', session.token, nonce, own)};
      this.#tell({tell: 'challenge', nonce: own, proof: proofOf('server', session.token, nonce, own)});
      return;
    }
    const wanted = this.#wanted;
    const isProven = wanted && isAnswer(message) && isSame((message as {proof: string}).proof, wanted.proof);
    // The session may be over since.
    if (!isProven || !sessions.use(wanted.session)) {
      this.#close(closed.unproven);
      return;
    }
    if (!proven(this)) {
      this.#close(closed.unproven);
      return;
    }
    clearTimeout(this.#proving);
    this.#session = wanted.session;
    this.#tell({tell: 'ready'});
  }

  async #carryOut(intent: Intent, session: Session): Promise<void> {
    if (!ofItsOwn.has(intent.want) && !this.#parts.sessions.use(session)) return;
    if (this.#atOnce >= mostAtOnce) {
      this.#close(closed.wrong);
      return;
    }
    this.#atOnce += 1;
    try {
      const body = await this.#parts.desk.carryOut(intent, this);
      this.#tell({tell: 'reply', id: intent.id, body});
    } catch (error) {
      this.#tell({tell: 'problem', id: intent.id, problem: problemOf(error)});
    } finally {
      this.#atOnce -= 1;
    }
  }

  #close(code: number): void {
    this.#socket.close(code);
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      if (this.#socket.bufferedAmount > mostWaiting) this.#tellSoon();
      else this.#tellChanges();
    }, tellMs);
  }

  #tellChanges(): void {
    const {hosts, jobs, runs, fleets} = this.#changed;
    if (this.#hearsLab && hosts.size + jobs.size > 0)
      this.#tell({tell: 'lab', lab: this.#parts.lab.part(hosts, jobs)});
    for (const view of runs.values()) this.#tell({tell: 'run', run: this.#parts.desk.told(view)});
    for (const [view, cells] of fleets) this.#tell({tell: 'fleet', fleet: view.told(cells)});
    for (const changes of [hosts, jobs, runs, fleets]) changes.clear();
  }

  #tell(message: Told): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

/** Adds a key; the oldest gives way where there are so many. */
function addNewest(keys: Set<string>, key: string, most: number): void {
  keys.delete(key);
  for (const oldest of keys) if (keys.size >= most) keys.delete(oldest);
  keys.add(key);
}

function parsed(text: string): unknown {
  try {
    return parseStrict(text);
  } catch {
    return undefined;
  }
}
