import {shellWords} from '../../base/shell-words.ts';
import {ClientError} from '../../index.ts';
import {shortId} from '../../present/short-ids.ts';

/** The way back to a job, as it was named on the command line. */
export interface Whereabouts {
  /** The target as typed. */
  readonly target: string;
  /** `--config` as typed. */
  readonly config?: string | undefined;
  readonly job: string;
  /** True if its output was shown on a terminal, which shows all of it anew. */
  readonly onTerminal?: boolean;
}

/** The command that continues a job at the first byte that was not shown. */
export function attachAgain({target, config, job, onTerminal = false}: Whereabouts, from: number): string {
  const place = onTerminal ? ['-t'] : from === 0 ? [] : ['--from', String(from)];
  const settings = config === undefined ? [] : ['--config', config];
  return shellWords(['reeve', 'attach', ...settings, target, shortId(job), ...place]);
}

export function isConnectionLost(error: unknown): error is ClientError {
  return error instanceof ClientError && error.code === 'connection-lost';
}

/** The error of a line that was given up, with how to go on from there; any other as it is. */
export function withWayBack(error: unknown, wayBack: string): unknown {
  if (!isConnectionLost(error)) return error;
  return new ClientError('connection-lost', `${error.message}: ${wayBack}`, {cause: error});
}
