import {once} from 'node:events';
import {linkSync, lstatSync, rmSync} from 'node:fs';
import type {Server} from 'node:net';
import {connect, createServer} from 'node:net';
import {isSystemError} from '../base/errors.ts';

/** Several keepers that begin at once look at the same remains. */
const mostTries = 5;

/**
 * Listens at `path`, which is taken in one step: of two that begin at once one is there. A socket that nobody listens at any more is
 * replaced. Returns undefined if another listens there.
 */
export async function claimSocket(path: string): Promise<Server | undefined> {
  const own = `${path}.${process.pid}`;
  rmSync(own, {force: true});
  const server = createServer();
  const mask = process.umask(0o177);
  try {
    server.listen(own);
  } finally {
    process.umask(mask);
  }
  await once(server, 'listening');
  try {
    for (let tries = 0; tries < mostTries; tries++) {
      if (isTaken(own, path)) return server;
      const before = lstatSync(path, {throwIfNoEntry: false})?.ino;
      if (await isAnswered(path)) break;
      // A keeper whose socket is removed here, since it came in between, sees that and ends.
      if (before !== undefined && lstatSync(path, {throwIfNoEntry: false})?.ino === before)
        rmSync(path, {force: true});
    }
    server.close();
    return undefined;
  } finally {
    rmSync(own, {force: true});
  }
}

function isTaken(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
