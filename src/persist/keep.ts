import {stat} from 'node:fs/promises';
import {setInterval} from 'node:timers';
import {userFolder} from '../base/user-folders.ts';
import {LiveIdentity} from '../client/live-identity.ts';
import {loadClientConfig} from '../config/client-config.ts';
import {claimSocket} from './claim-socket.ts';
import {closeInherited} from './inherited.ts';
import {Keeper} from './keeper.ts';
import {keeperFolder, socketOf, whyNotPrivate} from './place.ts';

/** Between two looks at the files and at the socket. */
const lookMs = 1_000;

/**
 * Becomes the keeper of a client.yaml, unless there is one, and connects to the first host that is wanted. Resolves when it has ended.
 *
 * @throws as `openClient` of the library
 */
export async function keep(build: string, file: string, target: string): Promise<void> {
  process.title = 'reeve persist keep';
  closeInherited();
  const folder = keeperFolder();
  if (folder === undefined || whyNotPrivate(folder) !== undefined) return;
  const wanted = {build, file, state: userFolder('state')};
  const socket = socketOf(folder, wanted);
  const fileSeen = await sightOf(file);
  const config = await loadClientConfig(file);
  const {identity: files, persistMs} = config;
  if (persistMs === undefined) return;
  const paths = [files.cert, files.key, files.ca, ...(files.crl === undefined ? [] : [files.crl])];
  // Seen before they are read: of what changes in between, something else is seen later.
  const seen = [fileSeen, ...(await Promise.all(paths.map(sightOf)))].join('\n');
  const warnings: string[] = [];
  using identity = await LiveIdentity.load(config, text => void warnings.push(text));
  const server = await claimSocket(socket);
  if (server === undefined) return;
  const {promise, resolve} = Promise.withResolvers<void>();
  const keeper = new Keeper({
    wanted,
    config,
    identity,
    warnings: [...warnings],
    quietMs: persistMs,
    folder,
    socket,
    server,
    isUpToDate: async () => (await Promise.all([file, ...paths].map(sightOf))).join('\n') === seen,
    ended: resolve,
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => keeper.retire());
  const looking = setInterval(() => void keeper.look(), lookMs);
  void keeper.connect(target);
  await promise;
  clearInterval(looking);
}

/** The state of a file, by which it is known to be another. */
async function sightOf(path: string): Promise<string> {
  try {
    const {dev, ino, size, mtimeNs, ctimeNs} = await stat(path, {bigint: true});
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
