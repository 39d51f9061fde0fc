// Generated from schemas/server.json by scripts/generate.ts. Do not edit.
/**
 * an address such as 127.0.0.1:7433 or [::1]:7433
 *
 * This interface was referenced by `ServerFile`'s JSON-Schema
 * via the `definition` "address".
 */
export type Address = string;
/**
 * debug, info, warn or error
 *
 * This interface was referenced by `ServerFile`'s JSON-Schema
 * via the `definition` "level".
 */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/**
 * a path, relative to this file unless it begins with /
 *
 * This interface was referenced by `ServerFile`'s JSON-Schema
 * via the `definition` "path".
 */
export type Path = string;
/**
 * a whole number from 1 to 1000000
 *
 * This interface was referenced by `ServerFile`'s JSON-Schema
 * via the `definition` "count".
 */
export type Count = number;
/**
 * a duration such as 500ms, 30s, 5m, 1h or 7d
 *
 * This interface was referenced by `ServerFile`'s JSON-Schema
 * via the `definition` "duration".
 */
export type Duration = string;
/**
 * a size such as 64MiB or 10GiB, or a number of bytes
 *
 * This interface was referenced by `ServerFile`'s JSON-Schema
 * via the `definition` "size".
 */
export type Size = string | number;

/**
 * a map of settings, such as host, listen and tls
 */
export interface ServerFile {
  /**
   * a name of letters, digits, dots and hyphens: that in the certificate of this host
   */
  host: string;
  /**
   * an address such as 127.0.0.1:7433 or [::1]:7433, or a list of them
   */
  listen: Address | [Address, ...Address[]];
  tls: ServerTls;
  /**
   * the catalogue: a file or a folder of files
   */
  catalogue: string;
  /**
   * the folder for the account and the output of jobs
   */
  data: string;
  logs?: ServerLogs;
  limits?: ServerLimits;
  gate?: ServerGate;
  /**
   * how long a job that is being ended has between SIGTERM and SIGKILL
   */
  grace?: string;
  retain?: ServerRetain;
  /**
   * a list of destinations that get every entry of the account
   *
   * @maxItems 64
   */
  ship?: ShipDestination[];
  metrics?: ServerMetrics;
}
/**
 * a map with the files cert, key, ca and perhaps crl and log
 */
export interface ServerTls {
  /**
   * the file of this host's certificate
   */
  cert: string;
  /**
   * the file of its private key
   */
  key: string;
  /**
   * the file of the CA certificates to trust
   */
  ca: string;
  /**
   * the file of the revocation lists
   */
  crl?: string;
  /**
   * the file of the key that signs the account: log.key beside the private key unless given
   */
  log?: string;
}
/**
 * a map with dir and level
 */
export interface ServerLogs {
  /**
   * the folder for log files
   */
  dir?: string;
  level?: LogLevel;
}
/**
 * a map of limits, such as connections and jobs
 */
export interface ServerLimits {
  /**
   * how many connections may be open at once
   */
  connections?: number;
  /**
   * a whole number from 1 to 65536: how many jobs may run at once
   */
  jobs?: number;
  /**
   * a whole number from 0 to 4096: how many orders of one person may wait for their turn
   */
  queue?: number;
  /**
   * how many connections may come from one address at once
   */
  perAddress?: number;
  /**
   * how many connections one person may have at once
   */
  perPrincipal?: number;
  /**
   * a whole number from 1 to 65536: how many messages one person may send at once
   */
  messages?: number;
  /**
   * after how long one person may send one more message
   */
  messageEvery?: string;
  /**
   * how long a handshake may take
   */
  handshake?: string;
  /**
   * how long a connection may say nothing
   */
  idle?: string;
}
/**
 * a map with user
 */
export interface ServerGate {
  /**
   * the name of the user that the gate becomes when reeve is started as root
   */
  user?: string;
}
/**
 * a map with age and size
 */
export interface ServerRetain {
  /**
   * how long the output of a finished job is kept
   */
  age?: string;
  /**
   * how much output of finished jobs is kept in all
   */
  size?: string | number;
}
/**
 * a map with one of syslog, file and command
 *
 * This interface was referenced by `ServerFile`'s JSON-Schema
 * via the `definition` "destination".
 */
export interface ShipDestination {
  /**
   * a name of letters, digits, dots, hyphens and underscores
   */
  name?: string;
  /**
   * an address such as 127.0.0.1:7433 or [::1]:7433
   */
  syslog?: string;
  /**
   * the file of the CA certificates to trust
   */
  ca?: string;
  /**
   * the file of the certificate to show
   */
  cert?: string;
  /**
   * the file of its private key
   */
  key?: string;
  /**
   * the file to append the entries to
   */
  file?: string;
  /**
   * a list: the absolute path of a program, and its arguments
   *
   * @minItems 1
   * @maxItems 256
   *
   * Items: text without NUL, at most 4096 characters
   */
  command?: [string, ...string[]];
}
/**
 * a map with listen and perhaps token and hosts
 */
export interface ServerMetrics {
  /**
   * an address such as 127.0.0.1:7433 or [::1]:7433
   */
  listen: string;
  /**
   * the file of the token that a request for metrics must show
   */
  token?: string;
  /**
   * a list of names by which this host is asked for its metrics
   *
   * @maxItems 64
   *
   * Items: a name of letters, digits, dots, hyphens and underscores, without a port
   */
  hosts?: string[];
}
