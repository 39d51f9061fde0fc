import type {Command} from 'commander';
import {InvalidArgumentError} from 'commander';
import {quote} from '../../base/quote.ts';
import {parseDuration} from '../../config/units.ts';
import type {ListenSince} from '../handlers/listen.ts';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('listen <target>'), 'print JSON, one object a line')
    .description('print the messages of a host as they come, until Ctrl-C')
    .option('--since <number>', 'include messages after this number, or of the last 30s, 15m, 2h, 1d', since)
    .action(async (target: string, _options, command: Command) => {
      if (namesSeveral(target)) {
        const {listenToHosts} = await import('../handlers/listen-to-hosts.ts');
        process.exitCode = await listenToHosts(target, command.optsWithGlobals());
        return;
      }
      const {listen} = await import('../handlers/listen.ts');
      await listen(target, command.optsWithGlobals());
    });
}

function since(text: string): ListenSince {
  if (/^\d{1,15}$/.test(text)) return {since: Number(text)};
  const withinMs = parseDuration(text);
  if (withinMs !== undefined) return {withinMs};
  throw new InvalidArgumentError(
    `${quote(text)} is neither the number of a message nor a duration such as 2h`,
  );
}
