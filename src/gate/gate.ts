import type {X509Certificate} from 'node:crypto';
import type {TLSSocket} from 'node:tls';
import {CodedError, codedFrom} from '../base/errors.ts';
import {mostOpenFiles} from '../base/most-open-files.ts';
import {descriptorsOf} from '../gate-link/descriptors.ts';
import type {GateLink} from '../gate-link/gate-end.ts';
import type {AskedProof, Setup, Submit, Trust} from '../gate-link/generated/link.ts';
import type {ToGate} from '../gate-link/link.ts';
import {fromRevocations} from '../gate-link/revocations.ts';
import {verifyLeaf} from '../identity/certificate.ts';
import {parseBundle} from '../identity/load-credentials.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import {alpn, limits} from '../protocol/limits.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import type {Arrival} from '../transport/arrival.ts';
import {Admission} from './admission.ts';
import {Arrivals} from './arrivals.ts';
import type {Submitted} from './backlog.ts';
import {Backlog, sizeOf} from './backlog.ts';
import {BarredReports, isBarred} from './barred-reports.ts';
import {budgets} from './budgets.ts';
import {Counting} from './counting.ts';
import {CrowdMemory} from './crowd-memory.ts';
import {KeptOut} from './kept-out.ts';
import {Listeners} from './listeners.ts';
import {LogKeys} from './log-keys.ts';
import {MetricsDoor} from './metrics/metrics-door.ts';
import {OpenLogs} from './open-logs.ts';
import {Pace} from './pace.ts';
import {Person} from './person.ts';
import {
  expired,
  hollow,
  notReeve,
  rejectConnection,
  silent,
  tooMany,
  unnamed,
  untrusted,
} from './reject-connection.ts';
import {RejectedPeers} from './rejected-peers.ts';
import type {SessionOwner} from './session.ts';
import {Session} from './session.ts';
import {Subscriptions} from './subscriptions.ts';
import {welcomeFrom} from './welcome.ts';

/**
 * The process that faces the network. It judges certificates, frames and shapes, passes orders on as opaque
 * bytes, and serves output logs to the readers it is told of. It never decides what runs.
 */
export class Gate implements SessionOwner {
  readonly subscriptions: Subscriptions;
  readonly #counting = new Counting();
  readonly refusals = this.#counting.refusals;
  readonly inputPace = new Pace(budgets.inputFrames, () => performance.now());
  readonly messagePace = new Pace(budgets.messages, () => performance.now());
  #setup: Setup;
  readonly #link: GateLink;
  readonly #admission: Admission;
  readonly #backlog: Backlog<Submit | AskedProof>;
  readonly #logsOpen: OpenLogs;
  /** The persons with a connection, by name. */
  readonly #people = new Map<string, Person>();
  readonly #rejected: RejectedPeers;
  readonly #barred = new BarredReports(() => performance.now());
  readonly #sessions = new Map<number, Session>();
  readonly #keptOut = new KeptOut(() => performance.now());
  readonly #arrivals: Arrivals;
  readonly #listeners = new Listeners();
  readonly #memory = new CrowdMemory();
  #bundle: X509Certificate[] = [];
  #revocations: RevocationSet[] = [];
  readonly #logs = new LogKeys();
  #lastSession = 0;
  readonly #metrics = new MetricsDoor(
    () => this.#sessions.size,
    (level, message) => this.#report(level, message),
  );
  #sweep: NodeJS.Timeout;

  /** @param logFolder where output logs are read; a process of its own is in there, and has no other way to it */
  constructor(setup: Setup, link: GateLink, logFolder = '.') {
    this.#setup = setup;
    this.#link = link;
    this.subscriptions = new Subscriptions(link, logFolder);
    const {connections, logs} = descriptorsOf(mostOpenFiles());
    this.#logsOpen = new OpenLogs(logs);
    this.#admission = new Admission(setup.limits, connections);
    this.#backlog = new Backlog(
      order => link.send(order),
      name => this.#people.get(name)?.hasRoom ?? true,
    );
    this.#rejected = new RejectedPeers(
      message => link.send(message),
      message => this.#report('warn', message),
      this.#counting.handshakes,
    );
    this.#arrivals = new Arrivals(this.#admission, this.#rejected);
    this.#sweep = setInterval(() => this.#checkSessions(), Math.min(1000, setup.limits.idleMs / 4));
  }

  /** Takes a message of the executor. The gate listens on no port before the first `trust`. */
  async hear(message: ToGate): Promise<void> {
    switch (message.type) {
      case 'trust':
        return this.#trust(message);
      case 'reply':
        this.#tell(message, session =>
          session.reply(message.stream, message.message as unknown as ServerMessage),
        );
        return;
      case 'follow':
        if (!this.#tell(message, session => session.follow(message)))
          this.subscriptions.missed(message, true);
        return;
      case 'grown':
        this.subscriptions.grown(message);
        return;
      case 'finished':
        this.subscriptions.finished(message);
        return;
      case 'setup':
        this.#setup = message;
        this.#admission.setLimits(message.limits);
        if (this.#listeners.areOpen) this.#metrics.set(message.metrics);
        return;
      case 'totals':
        return this.#metrics.take(message);
    }
  }

  /** Stops listening and says goodbye to everybody. Resolves when all connections are closed. */
  async stop(): Promise<void> {
    clearInterval(this.#sweep);
    this.#rejected.flush();
    const closed = this.#listeners.close();
    for (const session of this.#sessions.values()) {
      session.fail(new CodedError('server-stopped', `${this.#setup.host} is stopping`));
    }
    await Promise.all([closed, this.#metrics.close()]);
  }

  submit(session: Session, message: Submit | AskedProof): boolean {
    const {name, streams} = session.person;
    const isTaken = streams <= budgets.streams && this.#backlog.take(message, name, sizeOf(message));
    if (!isTaken) this.refusals.add('busy');
    return isTaken;
  }

  closed(session: Session, error?: Error): void {
    const {id, person} = session;
    const {name} = person;
    this.#sessions.delete(id);
    this.#counting.left(session.socket);
    this.#admission.exit(name);
    this.#backlog.left(id, name);
    person.members.delete(session);
    if (person.members.size === 0) this.#people.delete(name);
    if (error instanceof CodedError) this.#report('info', `closed ${name}: ${error.message}`);
  }

  /** Answers an order; returns false if nobody waits for it. A failing session ends alone. */
  #tell(answer: Submitted, work: (session: Session) => void): boolean {
    const session = this.#sessions.get(answer.connection);
    try {
      if (session) work(session);
    } catch (error) {
      session?.fail(codedFrom(error));
    }
    // The bytes that this answer left unread count for whether the next order may be passed on.
    this.#backlog.answered(answer);
    return session !== undefined;
  }

  async #trust({credentials, revocations, log}: Trust): Promise<void> {
    this.#logs.keep(credentials.cert, log);
    this.#bundle = parseBundle(Buffer.from(credentials.ca), 'the CA bundle');
    this.#revocations = revocations.map(fromRevocations);
    if (!this.#listeners.areOpen) return this.#listen(credentials);
    this.#listeners.renew(credentials);
    this.#verifyAgain();
  }

  async #listen(credentials: Trust['credentials']): Promise<void> {
    const addresses = await this.#listeners.open(this.#setup, credentials, {
      arrived: arrival => this.#arrivals.begin(arrival),
      secured: (socket, arrival) => this.#secured(socket, arrival),
      failed: (...failure) => this.#arrivals.failed(...failure),
      broke: message => this.#report('error', message),
    });
    // A status that is asked for before the first second is over is true, too.
    this.#tellCounts();
    this.#link.send({type: 'ready', addresses});
    // They must not take a place that clients are to find.
    this.#metrics.set(this.#setup.metrics);
  }

  /** The handshake ended: before a byte is read, OpenSSL's verdict and ours must both be good. */
  #secured(socket: TLSSocket, arrival: Arrival): void {
    this.#arrivals.secured(arrival);
    const id = ++this.#lastSession;
    try {
      if (socket.alpnProtocol !== alpn) throw notReeve();
      const certificate = socket.getPeerX509Certificate();
      if (!certificate) throw unnamed();
      const principal = verifyLeaf(certificate, this.#bundle, this.#revocations, Date.now(), 'client');
      if (!socket.authorized) throw untrusted(socket.authorizationError);
      this.#keptOut.requireIn(principal.name);
      if (this.#admission.enter(principal.name)) throw tooMany(principal.name);
      const frameMs = Math.min(limits.frameMs, this.#setup.limits.idleMs);
      const person = this.#person(principal.name);
      const peer = {id, socket, arrival, certificate, principal, person, frameMs};
      const session = new Session(peer, this);
      person.members.add(session);
      this.#sessions.set(id, session);
      this.#counting.handshakes.add('ok');
      session.welcome(welcomeFrom(this.#setup, this.#logs.of(socket.getX509Certificate())));
    } catch (error) {
      const coded = codedFrom(error);
      this.#rejected.add(arrival.peer.origin, coded.code, coded.message);
      this.#reportBarred(socket, arrival.peer.name, coded.code);
      rejectConnection(socket, coded);
    }
  }

  #person(name: string): Person {
    const person =
      this.#people.get(name) ?? new Person(name, this.#logsOpen, () => this.#backlog.advance(name));
    this.#people.set(name, person);
    return person;
  }

  /** Passes the certificate on: the executor sees for itself whose it was. */
  #reportBarred(socket: TLSSocket, address: string, code: string): void {
    const certificate = socket.getPeerX509Certificate();
    if (!certificate || !isBarred(code) || !this.#barred.mayReport(certificate.fingerprint256)) return;
    this.#link.send({type: 'barred', certificate: certificate.raw.toString('base64'), address});
  }

  /** Disconnects peers that are no longer trusted, as soon as we know. */
  #verifyAgain(): void {
    for (const session of this.#sessions.values()) {
      try {
        verifyLeaf(session.certificate, this.#bundle, this.#revocations, Date.now(), 'client');
      } catch (error) {
        session.fail(codedFrom(error));
      }
    }
  }

  #checkSessions(): void {
    this.#memory.look(this.#sessions.size);
    const {idleMs} = this.#setup.limits;
    const [time, now] = [Date.now(), performance.now()];
    for (const session of this.#sessions.values()) {
      if (time > session.principal.notAfter) session.fail(expired(session.principal.notAfter));
      else if (session.isSilent(now, idleMs)) session.fail(silent(idleMs));
      else if (session.bringsNothing) {
        this.#keptOut.add(session.person.name);
        session.destroy(hollow());
      }
    }
    this.#tellCounts();
  }

  #tellCounts(): void {
    this.#link.send(this.#counting.census(this.#sessions.values()));
  }

  #report(level: 'info' | 'warn' | 'error', message: string): void {
    this.#link.send({type: 'report', level, message: message.slice(0, 2000)});
  }
}
