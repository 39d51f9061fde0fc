import type {ServerConfig} from '../config/server-config.ts';
import type {MetricsDoor} from '../gate-link/generated/link.ts';
import type {Catalogue} from '../policy/catalogue/catalogue.ts';

/** Configuration and catalogue that were loaded together. */
export interface LoadedSettings {
  readonly config: ServerConfig;
  readonly catalogue: Catalogue;
  /** The place where the gate serves metrics; undefined if it does not. */
  readonly metrics: MetricsDoor | undefined;
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

  get metrics(): MetricsDoor | undefined {
    return this.#current.metrics;
  }

  get loadedAt(): number {
    return this.#current.loadedAt;
  }

  replace(next: LoadedSettings): void {
    this.#current = next;
  }
}
