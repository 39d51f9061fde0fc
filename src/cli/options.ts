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
  /** False if no receipt is wanted. */
  readonly receipt?: boolean;
}

/** Options of a command that works on a CA's folder. */
export interface FolderOptions extends CommonOptions {
  readonly dir: string;
  readonly passphraseFile?: string;
}

/** Adds `--config` and `--json`. */
export function withCommonOptions(command: Command, json = 'print JSON'): Command {
  return command.option('--config <file>', 'path to client.yaml').option('--json', json);
}

export function withJobOptions(command: Command): Command {
  return withCommonOptions(command, 'print one JSON document with the outcome and the output')
    .option(
      '--give-up-after <duration>',
      'stop reconnecting after this time; the job keeps running (default: 10m)',
      durationOption,
    )
    .option(
      '--no-receipt',
      'do not request, verify or keep the receipt, which proves that the account records the end of the run',
    );
}

/** Adds `--dir` and `--json`. */
export function withFolderOptions(command: Command): Command {
  return command.option('--dir <folder>', 'folder of the CA', 'certs').option('--json', 'print JSON');
}

/** The same, and the options of commands that sign with the CA's key. */
export function withSigningOptions(command: Command): Command {
  return withFolderOptions(command).option(
    '--passphrase-file <file>',
    "file whose first line is the passphrase of the CA's key (default: $REEVE_CA_PASSPHRASE, or a prompt)",
  );
}
