// Generated from schemas/client.json by scripts/generate.ts. Do not edit.
/**
 * debug, info, warn or error
 *
 * This interface was referenced by `ClientFile`'s JSON-Schema
 * via the `definition` "level".
 */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/**
 * a path, relative to this file unless it begins with /
 *
 * This interface was referenced by `ClientFile`'s JSON-Schema
 * via the `definition` "path".
 */
export type Path = string;

/**
 * a map of settings, such as identity and hosts
 */
export interface ClientFile {
  identity: ClientIdentity;
  /**
   * a name for the lab: letters, digits, dots and hyphens
   */
  lab?: string;
  /**
   * a map of host names, each with its address
   */
  hosts?: {
    [k: string]: ClientHost;
  };
  /**
   * a map of group names, each with a node set
   */
  groups?: {
    /**
     * a node set such as lab-[01-40]
     */
    [k: string]: string;
  };
  /**
   * a map of names, each with where its groups come from
   */
  groupSources?: {
    [k: string]: GroupOrigin;
  };
  /**
   * how long connections are kept after the last command, such as 10m
   */
  persist?: string;
  log?: ClientLog;
  receipts?: ClientReceipts;
}
/**
 * a map with the files cert, key, ca and perhaps crl
 */
export interface ClientIdentity {
  /**
   * the file of your certificate
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
}
/**
 * a map with address
 */
export interface ClientHost {
  /**
   * an address such as 10.0.0.7:7433; the port may be left out
   */
  address: string;
}
/**
 * a map with one of file, command, ansible and sshConfig
 */
export interface GroupOrigin {
  /**
   * a file with a line GROUP: NODES for each group
   */
  file?: string;
  /**
   * a list of a program and its arguments, which prints a line GROUP: NODES for each group
   *
   * @minItems 1
   * @maxItems 256
   */
  command?: [string, ...string[]];
  /**
   * an Ansible inventory, INI or YAML
   */
  ansible?: string;
  /**
   * a configuration of ssh, such as ~/.ssh/config
   */
  sshConfig?: string;
}
/**
 * a map with file and level
 */
export interface ClientLog {
  /**
   * the log file to write
   */
  file: string;
  level?: LogLevel;
}
/**
 * a map with keep and folder
 */
export interface ClientReceipts {
  /**
   * how long receipts are kept, such as 30d or 365d
   */
  keep?: string;
  /**
   * the folder of receipts and of what is remembered of each host's account
   */
  folder?: string;
}
