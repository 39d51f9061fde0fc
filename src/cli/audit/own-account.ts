import {join} from 'node:path';
import {CodedError} from '../../base/errors.ts';
import {ConfigError} from '../../config/errors.ts';
import type {ServerConfig} from '../../config/server-config.ts';
import {loadServerConfig} from '../../config/server-config.ts';

/** The account of this host, as its server.yaml has it. */
export interface OwnAccount {
  /** The folder that it is in. */
  readonly dir: string;
  readonly server: ServerConfig;
}

/** @throws {ConfigError}; {CodedError} `usage` where nothing says which account is meant */
export async function ownAccount(config: string | undefined): Promise<OwnAccount> {
  const server = await loadServerConfig(config ?? 'server.yaml').catch((error: unknown) => {
    if (config === undefined && error instanceof ConfigError && error.code === 'config-missing')
      throw new CodedError('usage', whose, {cause: error});
    throw error;
  });
  return {dir: join(server.data, 'audit'), server};
}

const whose =
  'whose account is meant? name a host, such as lab-01; or, for the one of this machine, its server.yaml with --config (there is none in this folder)';
