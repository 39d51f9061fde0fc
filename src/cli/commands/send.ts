import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('send <target> <text...>'))
    .description('send a message to everybody who listens to a host; - reads it from standard input')
    .action(async (target: string, words: string[], _options, command: Command) => {
      if (namesSeveral(target)) {
        const {sendToHosts} = await import('../handlers/send-to-hosts.ts');
        process.exitCode = await sendToHosts(target, words, command.optsWithGlobals());
        return;
      }
      const {send} = await import('../handlers/send.ts');
      await send(target, words, command.optsWithGlobals());
    });
}
