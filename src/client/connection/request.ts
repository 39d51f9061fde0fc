import type {HostConnection} from './connection.ts';

/** Something asked of a host, which takes a connection for as long as it goes on. */
export interface Request {
  /** True if the host may have heard of it. */
  readonly wasSent: boolean;
  /**
   * Opens its stream on a connection that is up: when it begins, and on each connection after one that
   * dropped.
   */
  start(connection: HostConnection): void;
  /** It will not be carried further. */
  failed(error: Error): void;
}
