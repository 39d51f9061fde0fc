import type {Grammar} from '../completion/grammar.ts';
import {endingWithStatus} from '../ending-with-status.ts';
import type {QuickCall} from './quick-call.ts';

/** The grammar of the whole program as JSON (scripts/bundle-quick.ts). */
declare const grammarText: string;

/** Carries out a call, and ends the process with its status. */
export function carryOut({command, args}: QuickCall): void {
  if (command === 'complete') {
    void completeLine(...(args as [shell: string, words: readonly string[]]));
    return;
  }
  void endingWithStatus(async () => {
    const handler = await handlers[command]();
    const status = await (handler as (...args: readonly unknown[]) => Promise<number | undefined>)(...args);
    if (status !== undefined) process.exitCode = status;
  });
}

/** The answer to a shell whose client.yaml has to be read (complete-main.ts). It says nothing, whatever is wrong. */
async function completeLine(shell: string, words: readonly string[]): Promise<void> {
  const [{complete}, {readNames}] = [
    await import('../handlers/complete.ts'),
    await import('../completion/read-names.ts'),
  ];
  await complete(shell, words, {grammar: JSON.parse(grammarText) as Grammar, readNames});
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
