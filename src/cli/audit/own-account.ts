import {join} from 'node:path';
import type {ServerConfig} from '../../config/server-config.ts';
import {loadServerConfig} from '../../config/server-config.ts';

/** The account of this host, as its server.yaml has it. */
export interface OwnAccount {
  /** The folder that it is in. */
  readonly dir: string;
  readonly server: ServerConfig;
}

/** @throws {ConfigError} */
export async function ownAccount(config: string | undefined): Promise<OwnAccount> {
  const server = await loadServerConfig(config ?? 'server.yaml');
  return {dir: join(server.data, 'audit'), server};
}
