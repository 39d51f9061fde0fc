import type {X509Certificate} from 'node:crypto';
import type {Socket} from 'node:net';
import type {TLSSocket, Server as TlsServer} from 'node:tls';
import {CodedError, messageOf} from '../base/errors.ts';
import {verifyLeaf} from '../identity/certificate.ts';
import {parseBundle} from '../identity/load-credentials.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import type {Setup, Trust} from '../link/generated/link.ts';
import type {LinkEnd, ToExecutor, ToGate} from '../link/link.ts';
import type {Outcome} from '../protocol/generated/wire.ts';
import {limits, protocolVersion} from '../protocol/limits.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import {Connection} from '../transport/connection.ts';
import {createTlsServer, listen} from '../transport/listen.ts';
import {secureContextOptions} from '../transport/tls-options.ts';
import {Admission} from './admission.ts';
import type {LogStream} from './log-stream.ts';
import type {SessionOwner} from './session.ts';
import {Session} from './session.ts';
import {StrangerCount} from './strangers.ts';

/**
 * The process that faces the network. It judges certificates, frames and shapes, passes orders on as opaque
 * bytes, and serves output logs to the readers it is told of. It never decides what runs.
 */
export class Gate implements SessionOwner {
  #setup: Setup;
  readonly #link: LinkEnd<ToExecutor>;
  readonly #admission: Admission;
  readonly #strangers: StrangerCount;
  readonly #sessions = new Map<number, Session>();
  readonly #logs = new Map<string, Set<LogStream>>();
  #servers: TlsServer[] = [];
  #bundle: X509Certificate[] = [];
  #revocations: RevocationSet[] = [];
  #lastSession = 0;
  #sweep: NodeJS.Timeout;

  constructor(setup: Setup, link: LinkEnd<ToExecutor>) {
    this.#setup = setup;
    this.#link = link;
    this.#admission = new Admission(setup.limits);
    this.#strangers = new StrangerCount(
      message => link.send(message),
      message => this.#report('warn', message),
    );
    this.#sweep = setInterval(() => this.#lookAround(), Math.min(1000, setup.limits.idleMs / 4));
  }

  /** What the executor says. Nothing is listened for before the first `trust`. */
  async hear(message: ToGate): Promise<void> {
    switch (message.type) {
      case 'trust':
        return this.#trust(message);
      case 'reply':
        this.#sessions
          .get(message.connection)
          ?.reply(message.stream, message.message as unknown as ServerMessage);
        return;
      case 'follow':
        this.#sessions.get(message.connection)?.follow(message);
        return;
      case 'grown':
        for (const log of this.#logs.get(message.job) ?? []) log.grown(message.end);
        return;
      case 'finished':
        for (const log of this.#logs.get(message.job) ?? []) {
          log.finished(message.end, message.outcome as unknown as Outcome);
        }
        return;
      case 'setup':
        this.#setup = message;
        this.#admission.setLimits(message.limits);
        return;
    }
  }

  /** Stops listening and says goodbye to everybody. */
  stop(): void {
    clearInterval(this.#sweep);
    this.#strangers.flush();
    for (const server of this.#servers) server.close();
    for (const session of this.#sessions.values()) {
      session.fail(new CodedError('server-stopped', `${this.#setup.host} is stopping`));
    }
  }

  submit(message: Parameters<SessionOwner['submit']>[0]): void {
    this.#link.send(message);
  }

  consumed(job: string, offset: number): void {
    this.#link.send({type: 'consumed', job, offset});
  }

  followed(_session: Session, log: LogStream): void {
    const logs = this.#logs.get(log.job) ?? new Set();
    this.#logs.set(log.job, logs.add(log));
    log.pump();
  }

  unfollowed(log: LogStream): void {
    const logs = this.#logs.get(log.job);
    logs?.delete(log);
    if (logs?.size === 0) this.#logs.delete(log.job);
  }

  closed(session: Session, error?: Error): void {
    this.#sessions.delete(session.id);
    this.#admission.exit(session.principal.name);
    if (error instanceof CodedError)
      this.#report('info', `closed ${session.principal.name}: ${error.message}`);
  }

  async #trust({credentials, revocations}: Trust): Promise<void> {
    this.#bundle = parseBundle(Buffer.from(credentials.ca), 'the CA bundle');
    this.#revocations = revocations.map(set => ({
      ...set,
      number: BigInt(set.number),
      serials: new Set(set.serials),
    }));
    if (this.#servers.length === 0) return this.#listen(credentials);
    for (const server of this.#servers) server.setSecureContext(secureContextOptions(credentials));
    this.#judgeAgain();
  }

  async #listen(credentials: Trust['credentials']): Promise<void> {
    const addresses: string[] = [];
    for (const at of this.#setup.listen) {
      const server = createTlsServer(credentials, this.#setup.limits.handshakeMs, {
        arrived: socket => this.#arrived(socket),
        secured: socket => this.#secured(socket),
        failed: (error, socket) => this.#failed(error, socket),
      });
      this.#servers.push(server);
      addresses.push(await listen(server, at));
      server.on('error', error => this.#report('error', `listening on ${at.host}: ${error.message}`));
    }
    this.#link.send({type: 'ready', addresses});
  }

  #arrived(socket: Socket): boolean {
    const address = socket.remoteAddress ?? '';
    const reason = this.#admission.arrive(address);
    if (reason) {
      this.#strangers.turnedAway(address, reason, 'too many connections');
      return false;
    }
    socket.once('close', () => this.#admission.leave(address));
    return true;
  }

  #failed(error: Error, socket: TLSSocket): void {
    const address = socket.remoteAddress ?? '';
    this.#admission.shook(address);
    this.#strangers.turnedAway(address, 'handshake', messageOf(error));
    socket.destroy();
  }

  /** The handshake ended: before a byte is read, OpenSSL's verdict and ours must both be good. */
  #secured(socket: TLSSocket): void {
    const address = socket.remoteAddress ?? '';
    this.#admission.shook(address);
    const id = ++this.#lastSession;
    try {
      const certificate = this.#certificateOf(socket);
      const principal = verifyLeaf(certificate, this.#bundle, this.#revocations, Date.now(), 'client');
      if (!socket.authorized) throw untrusted(socket.authorizationError);
      if (this.#admission.enter(principal.name)) throw tooMany(principal.name);
      const from = `${address}:${socket.remotePort ?? 0}`;
      const session = new Session({id, socket, address: from, certificate, principal}, this);
      this.#sessions.set(id, session);
      session.welcome(this.#welcome());
    } catch (error) {
      const coded = error instanceof CodedError ? error : new CodedError('internal', messageOf(error));
      this.#strangers.turnedAway(address, coded.code, coded.message);
      turnAway(socket, coded);
    }
  }

  #certificateOf(socket: TLSSocket): X509Certificate {
    const certificate = socket.getPeerX509Certificate();
    if (certificate) return certificate;
    throw new CodedError(
      'certificate-missing',
      'no certificate was presented; give one with "identity" in client.yaml',
    );
  }

  #welcome() {
    const {control, data, streams} = limits;
    return {
      type: 'welcome',
      protocol: protocolVersion,
      host: this.#setup.host,
      version: this.#setup.version,
      time: Date.now(),
      limits: {control, data, streams, idle: this.#setup.limits.idleMs},
    } as const;
  }

  /** Whom we no longer believe has to go, as soon as we know. */
  #judgeAgain(): void {
    for (const session of this.#sessions.values()) {
      try {
        verifyLeaf(session.certificate, this.#bundle, this.#revocations, Date.now(), 'client');
      } catch (error) {
        session.fail(error instanceof CodedError ? error : new CodedError('internal', messageOf(error)));
      }
    }
  }

  #lookAround(): void {
    const now = Date.now();
    for (const session of this.#sessions.values()) {
      if (now > session.principal.notAfter) session.fail(expired(session.principal.notAfter));
      else if (session.isSilent(now, this.#setup.limits.idleMs))
        session.fail(silent(this.#setup.limits.idleMs));
    }
    this.#link.send({type: 'census', connections: this.#sessions.size, resident: process.memoryUsage.rss()});
  }

  #report(level: 'info' | 'warn' | 'error', message: string): void {
    this.#link.send({type: 'report', level, message: message.slice(0, 2000)});
  }
}

/** Says why on a connection that never became a session, and closes it. */
function turnAway(socket: TLSSocket, error: CodedError): void {
  const nobody = {control() {}, data() {}, credit() {}, closed() {}};
  new Connection(socket, nobody).fail(error);
}

function untrusted(reason: Error | string | null): CodedError {
  return new CodedError('certificate-untrusted', `the certificate is not trusted: ${String(reason)}`);
}

function tooMany(name: string): CodedError {
  return new CodedError('too-many-connections', `${name} has too many connections open`);
}

function expired(notAfter: number): CodedError {
  return new CodedError(
    'certificate-expired',
    `the certificate expired on ${new Date(notAfter).toISOString()}`,
  );
}

function silent(idleMs: number): CodedError {
  return new CodedError('timeout', `nothing was heard for ${idleMs / 1000} s`);
}
