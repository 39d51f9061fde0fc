import type {ClientConfig} from '../config/client-config.ts';
import type {ClientOptions, HostOptions} from './client.ts';
import {openClient} from './client.ts';
import type {Host} from './host.ts';

export interface ConnectOptions extends ClientOptions, Pick<HostOptions, 'signal'> {
  /**
   * Path of client.yaml; else `$REEVE_CONFIG`, else `reeve/client.yaml` in `$XDG_CONFIG_HOME` or `~/.config`.
   * Or what was read from one.
   */
  readonly config?: string | ClientConfig | undefined;
}

/**
 * Connects to one host by a client of its own, which is closed with the host. For several hosts see {@link
 * openClient}.
 *
 * @throws {ConfigError}, {IdentityError}, and as {@link Client.host}
 */
export async function connect(target: string, {config, ...options}: ConnectOptions = {}): Promise<Host> {
  const client = await openClient(config, options);
  try {
    return await client.host(target, {signal: options.signal, closed: () => client.close()});
  } catch (error) {
    await client.close();
    throw error;
  }
}
