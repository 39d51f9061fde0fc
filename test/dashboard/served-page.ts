// A dashboard in its own process, and what a browser would say to it.
import {spawn} from 'node:child_process';
import {createHmac, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {request} from 'node:http';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {WebSocket} from 'ws';
import type {Words} from '../../src/base/own-programs.ts';
import type {Told} from '../../src/dashboard/told.ts';
import type {Lab} from '../fixtures/lab.ts';
import {reeveWords} from '../fixtures/lab.ts';
import {endOf, endsWithUs} from '../fixtures/program.ts';
import {until} from '../fixtures/until.ts';

export interface ServedPage {
  readonly port: number;
  readonly origin: string;
  readonly pid: number;
  /** The code of the address that was printed first. */
  readonly code: string;
  /** All that it said so far. */
  said(): string;
  /** Calls `reeve dashboard` again; the code of the address that it prints. */
  newCode(): Promise<string>;
  end(signal?: NodeJS.Signals): Promise<number | undefined>;
}

export interface ServeOptions {
  readonly words?: readonly string[];
  readonly config?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The words that start reeve, where it is not the one that was built. */
  readonly reeve?: Words;
}

/** Starts a dashboard of `alice`, or of another client.yaml. The caller ends it. */
export async function servePage(
  lab: Pick<Lab, 'folder'>,
  {words = [], config = join(lab.folder, 'alice.yaml'), env = {}, reeve = reeveWords}: ServeOptions = {},
): Promise<ServedPage> {
  const [file, ...args] = reeve;
  const environment = {
    ...process.env,
    REEVE_CONFIG: config,
    NO_COLOR: '1',
    XDG_STATE_HOME: join(lab.folder, 'home'),
    XDG_RUNTIME_DIR: '',
    ...env,
  };
  const start = (more: readonly string[]) =>
    endsWithUs(
      spawn(file, [...args, 'dashboard', '--no-open', ...more], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: environment,
      }),
    );
  const child = start(words);
  const ended = endOf(child);
  let said = '';
  createInterface(child.stderr).on('line', line => {
    said += `${line}\n`;
  });
  const [, port = '', code = ''] = await until(() => {
    if (child.exitCode !== null) throw new Error(`it ended: ${said}`);
    return addressIn(said);
  }, 'the address of the page');
  return {
    port: Number(port),
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    code,
    said: () => said,
    async newCode() {
      const again = start([]);
      const [heard] = await Promise.all([text(again.stderr), endOf(again)]);
      const [, , other] = addressIn(heard) ?? [];
      if (other === undefined) throw new Error(heard);
      return other;
    },
    async end(signal = 'SIGINT') {
      child.kill(signal);
      return ended;
    },
  };
}

const addressIn = (said: string) => /http:\/\/127\.0\.0\.1:(\d+)\/#code=([\w-]{22})/.exec(said) ?? undefined;

export interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A request with these headers and no others but `Host`, as of this page unless they say otherwise. */
export async function ask(
  page: Pick<ServedPage, 'port'>,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: {method?: string; headers?: Record<string, string>; body?: string} = {},
): Promise<Answered> {
  const asked = request({host: '127.0.0.1', port: page.port, path, method, headers, agent: false});
  asked.end(body);
  const [response] = await once(asked, 'response');
  return {status: response.statusCode, headers: response.headers, body: await text(response)};
}

export interface PageSession {
  readonly session: string;
  readonly token: string;
}

/** Trades a code, as the page does. */
export async function trade(page: ServedPage, code: string): Promise<PageSession | undefined> {
  const {status, body} = await ask(page, '/session', {
    method: 'POST',
    headers: {Origin: page.origin, 'Sec-Fetch-Site': 'same-origin'},
    body: JSON.stringify({code}),
  });
  return status === 200 ? (JSON.parse(body) as PageSession) : undefined;
}

/** A proven WebSocket, as a tab of the page. */
export interface OpenTab extends AsyncDisposable {
  readonly told: Told[];
  ask<Body>(intent: object): Promise<Body>;
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
}

export function dial(page: ServedPage, headers: Record<string, string> = {Origin: page.origin}): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${page.port}/socket`, {headers});
}

/** The proof of an end that it knows the token, by RFC 2104 anew. */
export const proofOf = (end: 'server' | 'page', token: string, pageNonce: string, serverNonce: string) =>
  createHmac('sha256', Buffer.from(token, 'base64url'))
    .update(`reeve dashboard ${end} ${pageNonce} ${serverNonce}`)
    .digest('base64url');

export async function openTab(page: ServedPage, {session, token}: PageSession): Promise<OpenTab> {
  const socket = dial(page);
  const told: Told[] = [];
  const closed = once(socket, 'close').then(([code]) => code as number);
  socket.on('message', data => told.push(JSON.parse((data as Buffer).toString()) as Told));
  await once(socket, 'open');
  const nonce = randomBytes(32).toString('base64url');
  socket.send(JSON.stringify({session, nonce}));
  const challenge = await heard(told, closed, each => each.tell === 'challenge');
  if (challenge.tell !== 'challenge' || challenge.proof !== proofOf('server', token, nonce, challenge.nonce))
    throw new Error('the server does not know the token');
  socket.send(JSON.stringify({proof: proofOf('page', token, nonce, challenge.nonce)}));
  await heard(told, closed, each => each.tell === 'ready');
  let number = 0;
  return {
    told,
    socket,
    closed,
    async ask(intent) {
      const id = number++;
      socket.send(JSON.stringify({id, ...intent}));
      const reply = await heard(
        told,
        closed,
        each => (each.tell === 'reply' || each.tell === 'problem') && each.id === id,
      );
      if (reply.tell === 'problem') throw Object.assign(new Error(reply.problem.message), reply.problem);
      return (reply.tell === 'reply' ? reply.body : undefined) as never;
    },
    async [Symbol.asyncDispose]() {
      socket.close();
      await closed;
    },
  };
}

/** A tab with a session of its own. */
export async function freshTab(of: ServedPage): Promise<OpenTab> {
  const session = await trade(of, await of.newCode());
  if (!session) throw new Error('no session');
  return openTab(of, session);
}

async function heard(
  told: readonly Told[],
  closed: Promise<number>,
  wanted: (each: Told) => boolean,
): Promise<Told> {
  let code: number | undefined;
  void closed.then(value => {
    code = value;
  });
  return until(() => {
    const found = told.find(wanted);
    if (!found && code !== undefined) return {tell: 'over', why: `the socket was closed: ${code}`} as const;
    return found;
  }, 'an answer to the tab');
}
