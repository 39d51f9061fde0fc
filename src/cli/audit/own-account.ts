import {join} from 'node:path';
import {query} from '../../audit/read/query.ts';
import {ConfigError} from '../../config/errors.ts';
import type {ServerConfig} from '../../config/server-config.ts';
import {loadServerConfig} from '../../config/server-config.ts';
import {isOrderId} from '../../identity/order-id.ts';
import {usage} from '../errors.ts';
import {jobWord, onlyJob} from '../job/only-job.ts';
import {candidatesIn} from './entries-of.ts';

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
      throw usage(whose, error);
    throw error;
  });
  return {dir: join(server.data, 'audit'), server};
}

const whose =
  'no account is named: name a host, such as lab-01, or the server.yaml of this machine with --config (this folder has none)';

const list = 'reeve audit log';

/**
 * The id of the job that somebody typed, whole or only the end of it, which means a job in the account in `dir`.
 *
 * @throws {ClientError} `bad-job` if it means none, or more than one
 */
export async function findOwnJob(dir: string, typed: string): Promise<string> {
  const word = jobWord(typed, list);
  return isOrderId(word) ? word : onlyJob(word, await candidatesIn(query(dir, {job: word})), list);
}
