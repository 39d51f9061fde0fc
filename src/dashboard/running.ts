import {once} from 'node:events';
import {rmSync} from 'node:fs';
import type {Server, Socket} from 'node:net';
import {connect} from 'node:net';
import {claimSocket} from '../persist/claim-socket.ts';
import {isOurSocket} from '../persist/place.ts';

/** What a dashboard that runs says of itself to another call of its user's. */
export interface Running {
  readonly port: number;
  /** Good once, for a minute. */
  readonly code: string;
  readonly readOnly: boolean;
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
    const {port, code, readOnly} = JSON.parse(text) as Running;
    return {port, code, readOnly};
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}

/** Answers those who ask, at a private socket; undefined if another dashboard does so. */
export async function answerOthers(path: string, running: () => Running): Promise<Server | undefined> {
  const server = await claimSocket(path);
  server?.on('connection', (socket: Socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(JSON.stringify(running()));
  });
  return server;
}

/** Ends it, and removes its socket. */
export async function stopAnswering(path: string | undefined, server: Server | undefined): Promise<void> {
  if (!server || path === undefined) return;
  rmSync(path, {force: true});
  server.close();
  await once(server, 'close');
}
