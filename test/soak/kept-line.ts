import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {keepersIn} from '../persist/kept-user.ts';

/** The settings of a command line whose connection a keeper holds. */
export interface KeptLine {
  readonly config: string;
  readonly env: Readonly<Record<string, string>>;
  /** Process ids of the keepers that it left. */
  keepers(): number[];
}

/** Makes another client.yaml, with `persist`, beside this one, and a runtime folder in `folder`. */
export async function openKeptLine(folder: string, config: string): Promise<KeptLine> {
  const runtime = join(folder, 'run');
  await mkdir(runtime, {mode: 0o700});
  const kept = `${config}.kept.yaml`;
  await writeFile(kept, `${await readFile(config, 'utf8')}persist: 10m\n`, {mode: 0o600});
  return {
    config: kept,
    env: {XDG_RUNTIME_DIR: runtime},
    keepers: () => keepersIn(runtime).map(({pid}) => pid),
  };
}
