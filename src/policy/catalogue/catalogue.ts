import type {Rule} from '../access/access.ts';
import type {CommandDefinition} from './command.ts';
import type {Share} from './share.ts';

/** A command of the catalogue. */
export interface Command {
  name: string;
  /** `FILE:LINE`. */
  place: string;
  /** The systems that have it; undefined for every one. */
  systems: readonly string[] | undefined;
  /** undefined if the catalogue has the command for other systems only. */
  definition: CommandDefinition | undefined;
}

/** The commands and shares of this host, and who may use them. Nothing in it changes after it was loaded. */
export interface Catalogue {
  /** The file or folder it was loaded from. */
  path: string;
  files: readonly string[];
  /** SHA-256, in hexadecimal, of a line `DIGEST  NAME` for each of its files, as sha256sum prints them. */
  digest: string;
  commands: ReadonlyMap<string, Command>;
  shares: ReadonlyMap<string, Share>;
  rules: readonly Rule[];
  /** Warnings about what was accepted, as `FILE:LINE:COLUMN: ...`. */
  warnings: readonly string[];
}
