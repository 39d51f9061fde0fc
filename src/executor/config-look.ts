import {messageOf} from '../base/errors.ts';
import type {UserIds} from '../base/system-user.ts';
import type {Sights} from '../base/watch-files.ts';
import {lookAtFiles} from '../base/watch-files.ts';
import type {ServerConfig} from '../config/server-config.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {catalogueFiles} from '../policy/catalogue/catalogue-files.ts';
import {loadHostCatalogue} from './host-catalogue.ts';

/** The finding about a configuration on disk: why a restart would fail, undefined if it would not. */
export interface Found {
  readonly failure: string | undefined;
}

/**
 * Looks whether configuration and catalogue on disk are in order, so that what is broken there is known before a restart
 * fails. They are read where their files changed since they were read last, and not otherwise.
 */
export class ConfigLook {
  readonly #file: string;
  readonly #gate: UserIds | undefined;
  #seen: Sights;
  #looking: Promise<Found | undefined> | undefined;

  /** @param seen what the files were when they were read, as {@link sightOfConfig} has it */
  constructor({file}: Pick<ServerConfig, 'file'>, gate: UserIds | undefined, seen: Sights) {
    this.#file = file;
    this.#gate = gate;
    this.#seen = seen;
  }

  /** Undefined if nothing changed. Several who ask at once hear of one look. */
  look(): Promise<Found | undefined> {
    this.#looking ??= this.#alone(() => this.#look());
    return this.#looking;
  }

  /** Has something else read them, which says itself what it found. */
  async whileRead(read: () => Promise<void>): Promise<void> {
    while (this.#looking) await this.#looking.catch(() => {});
    this.#looking = this.#alone(async () => {
      const before = await lookAtFiles([...this.#seen.keys()]);
      await read();
      const config = await loadServerConfig(this.#file).catch(() => undefined);
      this.#seen = new Map([...(config ? await sightOfConfig(config) : []), ...before]);
      return undefined;
    });
    await this.#looking;
  }

  #alone(work: () => Promise<Found | undefined>): Promise<Found | undefined> {
    return work().finally(() => {
      this.#looking = undefined;
    });
  }

  async #look(): Promise<Found | undefined> {
    const now = await lookAtFiles([...this.#seen.keys()]);
    if ([...now].every(([path, sight]) => this.#seen.get(path) === sight)) return undefined;
    // A file that changes while it is read is read again.
    this.#seen = now;
    try {
      const config = await loadServerConfig(this.#file);
      this.#seen = new Map([...(await sightOfConfig(config)), ...this.#seen]);
      await loadHostCatalogue(config, this.#gate);
      return {failure: undefined};
    } catch (error) {
      return {failure: messageOf(error)};
    }
  }
}

/** The state of server.yaml, and of the catalogue that it names: its folder, where it is one, and each file. */
export async function sightOfConfig({
  file,
  catalogue,
}: Pick<ServerConfig, 'file' | 'catalogue'>): Promise<Sights> {
  // Reading them finds why there are none.
  const files = await catalogueFiles(catalogue).catch(() => []);
  return lookAtFiles([...new Set([file, catalogue, ...files])]);
}
