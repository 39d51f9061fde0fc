import type {Setup, Trust} from '../gate-link/generated/link.ts';
import {listen} from '../transport/bind.ts';
import type {ListenOwner, TlsListener} from '../transport/listen.ts';
import {createTlsListener} from '../transport/listen.ts';
import {secureContextOptions} from '../transport/tls-options.ts';

export interface ListenersOwner extends ListenOwner {
  /** Something is wrong with one that is open. */
  broke(message: string): void;
}

/** The places where a gate listens for clients. */
export class Listeners {
  readonly #listeners: TlsListener[] = [];

  get areOpen(): boolean {
    return this.#listeners.length > 0;
  }

  /**
   * Listens on all of them, one after the other. Returns their addresses as HOST:PORT.
   *
   * @throws {BindError}
   */
  async open(
    {listen: places, limits}: Pick<Setup, 'listen' | 'limits'>,
    credentials: Trust['credentials'],
    owner: ListenersOwner,
  ): Promise<string[]> {
    const addresses: string[] = [];
    for (const at of places) {
      const listener = createTlsListener(credentials, limits.handshakeMs, owner);
      this.#listeners.push(listener);
      addresses.push(await listen(listener.front, at));
      listener.front.on('error', error => owner.broke(`listening on ${at.host}: ${error.message}`));
    }
    return addresses;
  }

  /** Shows these credentials from now on. */
  renew(credentials: Trust['credentials']): void {
    for (const {secure} of this.#listeners) secure.setSecureContext(secureContextOptions(credentials));
  }

  /** Resolves when all of their connections are closed. */
  async close(): Promise<void> {
    await Promise.all(this.#listeners.map(({front}) => new Promise(resolve => front.close(resolve))));
  }
}
