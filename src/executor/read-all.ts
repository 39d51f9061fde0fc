import type {Clock} from '../base/clock.ts';
import type {UserIds} from '../base/system-user.ts';
import type {Sights} from '../base/watch-files.ts';
import {lookAtFiles} from '../base/watch-files.ts';
import type {ServerConfig} from '../config/server-config.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {sightOfConfig} from './config-look.ts';
import {gateUser} from './gate/gate-user.ts';
import {loadHostCatalogue} from './host-catalogue.ts';
import {loadMetricsDoor} from './metrics/load-door.ts';
import {LiveSettings} from './settings.ts';
import type {PreparedCredentials} from './trust/host-credentials.ts';
import {loadHostCredentials, prepareCredentials} from './trust/host-credentials.ts';
import {
  credentialFiles,
  listFiles,
  requireTrustedFiles,
  requireTrustedLists,
  requireTrustedPlaces,
} from './trust/trusted-files.ts';

/** The things that a server begins with, before it holds anything. */
export interface Boot {
  readonly config: ServerConfig;
  readonly settings: LiveSettings;
  readonly credentials: PreparedCredentials;
  /** The user that the gate becomes, if that is another than ourselves. */
  readonly user: UserIds | undefined;
  /** The state of the files when they were read: changes from then on are noticed. */
  readonly seen: Sights;
  readonly sight: Sights;
}

/** The first step of a start: reads everything, and changes nothing. */
export async function readAll(configFile: string, clock: Clock): Promise<Boot> {
  const config = await loadServerConfig(configFile);
  const seen = await lookAtFiles([...listFiles(config), ...credentialFiles(config)]);
  const sight = await sightOfConfig(config);
  const loaded = await loadHostCredentials(config, clock.now());
  const credentials = prepareCredentials(config.host, loaded, clock.now());
  requireTrustedFiles(config.tls);
  requireTrustedLists(config.tls);
  const user = await gateUser(config.gate.user);
  const catalogue = await loadHostCatalogue(config, user);
  requireTrustedPlaces(config);
  const metrics = await loadMetricsDoor(config);
  const settings = new LiveSettings({config, catalogue, metrics, loadedAt: clock.now()});
  return {config, settings, credentials, user, seen, sight};
}
