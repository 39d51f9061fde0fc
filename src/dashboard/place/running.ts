import {once} from 'node:events';
import {rmSync} from 'node:fs';
import type {Server, Socket} from 'node:net';
import {connect} from 'node:net';
import {claimSocket} from '../../persist/claim-socket.ts';
import {isOurSocket} from '../../persist/place.ts';

/** The answer of a dashboard that runs to another call of its user's. */
export interface Running {
  readonly port: number;
  /** Good once, for a minute. */
  readonly code: string;
  readonly readOnly: boolean;
  readonly confirmsOnTerminal: boolean;
}

/** It answers at once, or it is not there, milliseconds. */
const patienceMs = 3000;
const mostOfAnswer = 1024;

/** Asks the dashboard that listens at a private socket for a code; undefined if none does. */
export async function askRunning(path: string): Promise<Running | undefined> {
  if (!isOurSocket(path)) return undefined;
  const socket = connect(path);
  socket.setTimeout(patienceMs, () => socket.destroy());
  try {
    let text = '';
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      text += String(chunk);
      if (text.length > mostOfAnswer) return undefined;
    }
    const {port, code, readOnly, confirmsOnTerminal} = JSON.parse(text) as Running;
    return {port, code, readOnly, confirmsOnTerminal};
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}

/** The private socket by which a dashboard is found by others of its user's. */
export class OwnSocket implements AsyncDisposable {
  readonly #path: string;
  readonly #server: Server;
  readonly #asking = new Set<Socket>();
  #running: (() => Running) | undefined;

  /** Of two that begin at once one has it. Undefined if another dashboard does. @param path in a folder of this user's alone */
  static async claim(path: string): Promise<OwnSocket | undefined> {
    const server = await claimSocket(path);
    return server && new OwnSocket(path, server);
  }

  private constructor(path: string, server: Server) {
    this.#path = path;
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#asking.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#asking.delete(socket));
      this.#tell(socket);
    });
  }

  /** Answers all who ask, also those who asked before. */
  answer(running: () => Running): void {
    this.#running = running;
    for (const socket of this.#asking) this.#tell(socket);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    rmSync(this.#path, {force: true});
    this.#server.close();
    // One that does not hang up is not waited for.
    for (const socket of this.#asking) socket.destroy();
    await once(this.#server, 'close');
  }

  #tell(socket: Socket): void {
    if (this.#running) socket.end(JSON.stringify(this.#running()), () => socket.destroy());
  }
}
