import type {NamesNote} from '../completion/names-note.ts';
import {endingWithStatus} from '../ending-with-status.ts';
import type {QuickCall} from './quick-call.ts';

/** Carries out a call, and ends the process with its status. */
export function carryOut({command, args}: QuickCall): void {
  void endingWithStatus(async () => {
    const handler = await handlers[command]();
    const status = await (handler as (...args: readonly unknown[]) => Promise<number | undefined>)(...args);
    if (status !== undefined) process.exitCode = status;
  });
}

/** Each loads no more than it needs. */
const handlers = {
  run: async () => (await import('../handlers/run.ts')).run,
  attach: async () => (await import('../handlers/attach.ts')).attach,
  ping: async () => (await import('../handlers/ping.ts')).ping,
  jobs: async () => (await import('../handlers/jobs.ts')).listJobsOf,
  keep: async () => (await import('../handlers/keep.ts')).keepFor,
  commands: async () => (await import('../handlers/commands.ts')).listCommands,
};

/** The names of a client.yaml, for completion. */
export async function readNames(path: string): Promise<NamesNote> {
  return (await import('../completion/read-names.ts')).readNames(path);
}
