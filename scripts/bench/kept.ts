// Connections that are kept: a client.yaml with `persist`, and the keeper that a first command leaves.
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {execa} from 'execa';
import type {Lab} from './lab.ts';
import {reeve} from './places.ts';

export interface Kept extends AsyncDisposable {
  /** The path of client.yaml. */
  readonly config: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Resolves when the keeper has its connection. */
export async function startKept({folder, config}: Lab): Promise<Kept> {
  const runtime = join(folder, 'run');
  await mkdir(runtime, {mode: 0o700});
  const kept = join(folder, 'kept.yaml');
  await writeFile(kept, `${await readFile(config, 'utf8')}\npersist: 1h\n`, {mode: 0o600});
  const env = {XDG_RUNTIME_DIR: runtime};
  const call = (...words: string[]) => execa(process.execPath, [reeve, ...words, '--config', kept], {env});
  await call('ping', 'lab-01');
  while (!(await call('persist', 'status')).stdout.includes('lab-01')) await call('ping', 'lab-01');
  return {
    config: kept,
    env,
    async [Symbol.asyncDispose]() {
      await call('persist', 'stop');
    },
  };
}
