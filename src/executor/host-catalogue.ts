import {findSystemTools} from '../base/system-tools.ts';
import type {UserIds} from '../base/system-user.ts';
import type {ServerConfig} from '../config/server-config.ts';
import type {Catalogue} from '../policy/catalogue/catalogue.ts';
import {loadCatalogue} from '../policy/catalogue/load-catalogue.ts';
import type {Capabilities} from '../policy/system.ts';
import {currentSystem} from '../policy/system.ts';
import {enforceableLimits} from '../runner/limits/enforceable-limits.ts';
import {whyNoTerminals} from '../runner/terminal/hosted.ts';
import {ownPlaces} from './own-places.ts';

/**
 * Loads a catalogue for this host: what it says is held against what jobs can be given here, and
 * against whom the gate runs as. Throws ConfigError.
 */
export function loadHostCatalogue(config: ServerConfig, gate: UserIds | undefined): Promise<Catalogue> {
  return loadCatalogue(config.catalogue, currentSystem(capabilities(), gate, ownPlaces(config)));
}

function capabilities(): Capabilities {
  return {
    limits: enforceableLimits({tools: findSystemTools()}),
    terminal: whyNoTerminals(process.platform, process.arch) ?? true,
  };
}
