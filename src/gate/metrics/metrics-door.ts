import type {IncomingMessage, Server, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';
import {messageOf} from '../../base/errors.ts';
import type {MetricsDoor as Door, Totals} from '../../gate-link/generated/link.ts';
import {listen} from '../../transport/bind.ts';
import {acceptedFormat} from './accepted-format.ts';
import {contentTypes} from './exposition.ts';
import type {Reply} from './judge-request.ts';
import {judgeRequest} from './judge-request.ts';
import {MetricsPage} from './metrics-page.ts';

/** Connections that are answered at once; and those that there may be, with the ones that are refused. */
const mostServed = 2;
const mostOpen = 8;
/** A request has to be whole, and its answer taken, within so long, milliseconds. */
const requestMs = 3000;
const answerMs = 10_000;
/** Between two attempts to listen, milliseconds. */
const retryMs = 5000;
/** Bytes of the headers of a request. */
const mostHeaders = 8192;

/** Serves metrics over HTTP. It says nothing that the executor did not tell it, and asks it nothing. */
export class MetricsDoor {
  readonly #page: MetricsPage;
  readonly #report: (level: 'info' | 'warn', message: string) => void;
  #door: Door | undefined;
  #server: Server | undefined;
  #changing: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  /** Connections that came while as many were open as are served. */
  readonly #surplus = new WeakSet<Socket>();

  /** @param connections how many clients have now */
  constructor(connections: () => number, report: (level: 'info' | 'warn', message: string) => void) {
    this.#page = new MetricsPage(connections);
    this.#report = report;
  }

  /** Serves them there from now on, or nowhere. A place that is taken is tried again: it is said once. */
  set(door: Door | undefined): void {
    if (JSON.stringify(door) === JSON.stringify(this.#door)) return;
    this.#door = door;
    clearTimeout(this.#retry);
    this.#changing = this.#changing.then(async () => {
      await this.#shut();
      if (door && this.#door === door) await this.#open(door, true);
    });
  }

  /** Shows these totals from now on. */
  take(totals: Totals): void {
    this.#page.take(totals);
  }

  async close(): Promise<void> {
    this.set(undefined);
    await this.#changing;
  }

  async #open(door: Door, isFirst: boolean): Promise<void> {
    // Nothing of it is loaded where no metrics are served.
    const {createServer} = await import('node:http');
    const server = createServer({
      headersTimeout: requestMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: requestMs / 3,
      maxHeaderSize: mostHeaders,
    });
    server.maxConnections = mostOpen;
    server.setTimeout(answerMs);
    let open = 0;
    server.on('connection', (socket: Socket) => {
      if (++open > mostServed) this.#surplus.add(socket);
      socket.once('close', () => open--);
    });
    server.on('request', (request, response) => this.#answer(request, response, door));
    try {
      const address = await listen(server, door);
      this.#server = server;
      // Such as no descriptor for a connection: nothing of it ends the gate.
      server.on('error', error => this.#report('warn', `serving metrics: ${error.message}`));
      this.#report('info', `metrics are served on http://${address}/metrics`);
    } catch (error) {
      const again = `tried again every ${retryMs / 1000} s`;
      if (isFirst) this.#report('warn', `metrics are not served, which is ${again}: ${messageOf(error)}`);
      this.#retry = setTimeout(() => this.#openAgain(door), retryMs);
    }
  }

  #openAgain(door: Door): void {
    this.#changing = this.#changing.then(async () => {
      if (this.#door === door) await this.#open(door, false);
    });
  }

  async #shut(): Promise<void> {
    clearTimeout(this.#retry);
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise(resolve => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse, door: Door): void {
    const {status, text, headers = {}} = this.#reply(request, door);
    const body = Buffer.from(text);
    response.writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': body.length,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      connection: 'close',
      ...headers,
    });
    response.end(body);
  }

  #reply({method, url, headers, headersDistinct, socket}: IncomingMessage, door: Door): Reply {
    const refusal = judgeRequest({method, url, headers: headersDistinct}, door);
    if (refusal) return refusal;
    if (this.#surplus.has(socket))
      return later(`others read metrics: at most ${mostServed} are answered at once\n`);
    const format = acceptedFormat(headers.accept);
    const text = this.#page.text(format);
    if (text === undefined) return later('there are no metrics yet\n');
    return {status: 200, text, headers: {'content-type': contentTypes[format]}};
  }
}

const later = (text: string): Reply => ({status: 503, text, headers: {'retry-after': '1'}});
