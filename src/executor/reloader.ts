import {messageOf} from '../base/errors.ts';
import type {ServerConfig} from '../config/server-config.ts';
import {loadServerConfig} from '../config/server-config.ts';
import type {Logger} from '../logs/logger.ts';
import {ExecutorError} from './errors.ts';
import {loadHostCatalogue} from './host-catalogue.ts';
import type {Office} from './orders/office.ts';
import {writeHeldLists} from './trust/held-lists.ts';
import {loadHostCredentials} from './trust/host-credentials.ts';
import {readRevocations} from './trust/revocations.ts';
import {requireTrustedFiles} from './trust/trusted-files.ts';

export interface ReloaderOptions {
  readonly office: Office;
  readonly log: Logger;
  /** Whom to believe changed. */
  readonly trustTaken: () => void;
  /** Limits and the like changed. */
  readonly configTaken: () => void;
}

/** What only a new start can change. */
const fixed = ['host', 'listen', 'data', 'gate', 'logs'] as const satisfies (keyof ServerConfig)[];

/**
 * Takes over what changed on disk. What is bad is refused as a whole and said loudly, and the old stays. One at a
 * time, in the order of the asking.
 */
export class Reloader {
  readonly #options: ReloaderOptions;
  #last: Promise<void> = Promise.resolve();

  constructor(options: ReloaderOptions) {
    this.#options = options;
  }

  /** Certificates, keys and revocation lists: on their own, whenever their files change. */
  credentials(): Promise<void> {
    return this.#attempt('certificates', async () => {
      const {office, trustTaken} = this.#options;
      await this.#takeCredentials(office.config);
      return trustTaken;
    });
  }

  /** Configuration and catalogue: when it is asked for, since half a YAML file can be valid YAML. */
  configuration(): Promise<void> {
    return this.#attempt('configuration', async () => {
      const {office, log, trustTaken, configTaken} = this.#options;
      const config = await loadServerConfig(office.config.file);
      refuseFixed(office.config, config);
      const catalogue = await loadHostCatalogue(config.catalogue, office.gate);
      await this.#takeCredentials(config);
      for (const warning of catalogue.warnings) log.warn(warning);
      office.catalogue = catalogue;
      office.config = config;
      return () => {
        trustTaken();
        configTaken();
      };
    });
  }

  async #takeCredentials(config: ServerConfig): Promise<void> {
    const {clock, trust, account, helper, heldLists} = this.#options.office;
    const credentials = await loadHostCredentials(config, clock.now());
    const revocations = await readRevocations(helper, config.tls);
    await requireTrustedFiles(config.tls);
    trust.replace(credentials, revocations, clock.now());
    await account.setSigner(credentials.signer);
    await writeHeldLists(heldLists, trust.held);
  }

  /** @param take gives what is to be told to others once it is recorded: by then the newest checkpoint has the new key */
  #attempt(what: 'certificates' | 'configuration', take: () => Promise<() => void>): Promise<void> {
    const {office, log} = this.#options;
    const attempt = this.#last.then(async () => {
      let tell = () => {};
      let failure: string | undefined;
      try {
        tell = await take();
      } catch (error) {
        failure = messageOf(error);
      }
      if (failure === undefined) log.info({what}, 'reloaded');
      else log.error({what}, `not reloaded, the old stays in force: ${failure}`);
      const message = failure === undefined ? {} : {message: failure.slice(0, 4096)};
      const key = office.account.verifier.toString();
      // Whoever is not believed any more has to go, whether that can be recorded or not.
      await office.account
        .append({event: 'reload', what, ok: failure === undefined, log: key, ...message})
        .catch(error => log.error(messageOf(error)));
      tell();
    });
    this.#last = attempt.catch(error => log.error(messageOf(error)));
    return this.#last;
  }
}

function refuseFixed(old: ServerConfig, next: ServerConfig): void {
  const changed = fixed.filter(key => JSON.stringify(old[key]) !== JSON.stringify(next[key]));
  if (changed.length === 0) return;
  throw new ExecutorError(
    'needs-restart',
    `${next.file}: ${changed.join(', ')} cannot change while the server runs; restart it`,
  );
}
