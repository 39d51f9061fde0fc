import type {Command} from 'commander';
import {durationOption} from './option-values.ts';

/** Options that every command takes, before or after its name. */
export interface CommonOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** Options of a command that stays with a job. */
export interface JobOptions extends CommonOptions {
  /** Milliseconds. */
  readonly giveUpAfter?: number;
  /** False where no receipt is wanted. */
  readonly receipt?: boolean;
}

/** Options of a command that works on a CA's folder. */
export interface FolderOptions extends CommonOptions {
  readonly dir: string;
  readonly passphraseFile?: string;
}

/** Adds `--config` and `--json`. */
export function withCommonOptions(command: Command, json = 'output for programs'): Command {
  return command.option('--config <file>', 'client.yaml').option('--json', json);
}

export function withJobOptions(command: Command): Command {
  return withCommonOptions(command, 'one JSON document: the outcome with the output in it')
    .option(
      '--give-up-after <duration>',
      'how long a lost connection is tried again; the job goes on meanwhile, and after (default: 10m)',
      durationOption,
    )
    .option(
      '--no-receipt',
      'do not ask for, check or keep the receipt, which shows that the end of the run stands in the account',
    );
}

/** Adds `--dir` and `--json`. */
export function withFolderOptions(command: Command): Command {
  return command.option('--dir <folder>', "the CA's folder", 'certs').option('--json', 'output for programs');
}

/** The same, and the options of commands that sign with the CA's key. */
export function withSigningOptions(command: Command): Command {
  return withFolderOptions(command).option(
    '--passphrase-file <file>',
    "its first line is the passphrase of the CA's key (else $REEVE_CA_PASSPHRASE, else asked for)",
  );
}
