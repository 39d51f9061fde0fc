import type {Rule} from '../access/access.ts';
import type {CommandDefinition} from './command.ts';

/** A command of the catalogue. */
export interface Command {
  name: string;
  /** `FILE:LINE`. */
  place: string;
  /** The systems that have it; undefined for every one. */
  systems: readonly string[] | undefined;
  /** undefined where the catalogue has the command for other systems only. */
  definition: CommandDefinition | undefined;
}

/** What may be run here, and by whom. Nothing in it changes after it was loaded. */
export interface Catalogue {
  /** The file or folder it was loaded from. */
  path: string;
  files: readonly string[];
  commands: ReadonlyMap<string, Command>;
  rules: readonly Rule[];
  /** What was accepted but is worth saying, as `FILE:LINE:COLUMN: ...`. */
  warnings: readonly string[];
}
