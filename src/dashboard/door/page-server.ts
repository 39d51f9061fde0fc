import type {IncomingMessage, ServerResponse} from 'node:http';
import {createServer} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import type {WebSocket} from 'ws';
import {WebSocketServer} from 'ws';
import {isSystemError} from '../../base/errors.ts';
import {parseStrict} from '../../protocol/strict-json.ts';
import {offer as isOffer} from '../generated/page-validators.js';
import type {Refusal} from './doors.ts';
import {guards, refusalOf, sessionPath} from './doors.ts';
import type {PageFile} from './page-files.ts';
import type {Session} from './sessions.ts';

export interface PageServerOptions {
  readonly files: ReadonlyMap<string, PageFile>;
  /** Trades a code for a session. */
  readonly trade: (code: string) => Session | undefined;
  /** True if another socket may come in that has not proven itself. */
  readonly mayAsk: () => boolean;
  readonly opened: (socket: WebSocket) => void;
}

/** Of a message on a WebSocket, and of the body of a request, bytes. */
const mostOfMessage = 1024 * 1024;
const mostOfBody = 256;
/** Connections at once, and the time that a request may take to come, milliseconds. */
const mostConnections = 256;
const requestMs = 5000;

/** The server for the browser: the files of the page, the trade of a code for a session, and WebSockets. */
export class PageServer {
  readonly #options: PageServerOptions;
  readonly #server = createServer({
    headersTimeout: requestMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: requestMs / 5,
    keepAliveTimeout: requestMs,
  });
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostOfMessage,
    perMessageDeflate: false,
    clientTracking: true,
  });

  constructor(options: PageServerOptions) {
    this.#options = options;
    this.#server.maxConnections = mostConnections;
    this.#server.on('request', (request, response) => void this.#answer(request, response));
    this.#server.on('upgrade', (request, socket: Socket, head) => this.#upgrade(request, socket, head));
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Returns false if the port is taken. */
  async listen(port: number): Promise<boolean> {
    const {promise, resolve, reject} = Promise.withResolvers<boolean>();
    const failed = (error: Error) =>
      isSystemError(error, 'EADDRINUSE') || isSystemError(error, 'EACCES') ? resolve(false) : reject(error);
    this.#server.once('error', failed);
    this.#server.listen({port, host: '127.0.0.1', exclusive: true}, () => resolve(true));
    const isBound = await promise;
    this.#server.off('error', failed);
    return isBound;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
    response.removeHeader('Date');
    const refusal = this.#refusalOf(request, false);
    if (refusal) return refuse(response, refusal);
    if (request.url === sessionPath) return this.#trade(request, response);
    const file = this.#options.files.get(request.url ?? '');
    if (!file) return refuse(response, {status: 404, why: 'there is nothing'});
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
    response.setHeader('Content-Type', file.type);
    response.setHeader('Vary', 'Accept-Encoding');
    if (coding) response.setHeader('Content-Encoding', coding);
    response.end(file[coding ?? 'plain']);
  }

  #refusalOf(request: IncomingMessage, isUpgrade: boolean): Refusal | undefined {
    const {method = '', url = '', headers, headersDistinct} = request;
    return refusalOf({method, url, headers, hosts: headersDistinct.host?.length ?? 0, isUpgrade}, this.port);
  }

  async #trade(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request).catch(() => undefined);
    if (body === undefined) return refuse(response, {status: 400, why: 'the body is not a code'});
    const session = this.#options.trade(body);
    if (!session) return refuse(response, {status: 403, why: 'the code is not good, or not any more'});
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({session: session.id, token: session.token.toString('base64url')}));
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    // Nobody else hears of a reset any more, and one that nobody hears of would end the process.
    socket.on('error', () => socket.destroy());
    const refusal: Refusal | undefined =
      this.#refusalOf(request, true) ??
      (this.#options.mayAsk() ? undefined : {status: 503, why: 'too many others ask'});
    if (refusal) {
      const {status, why} = refusal;
      socket.end(
        `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: ${why.length}\r\n\r\n${why}`,
      );
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, opened => this.#options.opened(opened));
  }
}

function refuse(response: ServerResponse, {status, why}: Refusal): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  // Nothing else on this connection is read.
  response.setHeader('Connection', 'close');
  response.end(`${why}\n`);
}

/** The code in the body of a request; undefined if there is none. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostOfBody) return undefined;
    chunks.push(chunk);
  }
  const body = parseStrict(Buffer.concat(chunks));
  return isOffer(body) ? (body as {code: string}).code : undefined;
}
