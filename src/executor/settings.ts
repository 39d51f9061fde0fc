import type {ServerConfig} from '../config/server-config.ts';
import type {Catalogue} from '../policy/catalogue/catalogue.ts';

/** Configuration and catalogue that were loaded together. */
export interface LoadedSettings {
  readonly config: ServerConfig;
  readonly catalogue: Catalogue;
  /** When the catalogue was loaded, milliseconds since 1970. */
  readonly loadedAt: number;
}

/** Configuration and catalogue in force: to be asked for where they are used, since a reload replaces them. */
export type Settings = LoadedSettings;

/** Configuration and catalogue in force, for the one that replaces them: both in one step. */
export class LiveSettings implements Settings {
  #current: LoadedSettings;

  constructor(first: LoadedSettings) {
    this.#current = first;
  }

  get config(): ServerConfig {
    return this.#current.config;
  }

  get catalogue(): Catalogue {
    return this.#current.catalogue;
  }

  get loadedAt(): number {
    return this.#current.loadedAt;
  }

  replace(next: LoadedSettings): void {
    this.#current = next;
  }
}
