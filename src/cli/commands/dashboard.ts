import type {Command} from 'commander';
import type {DashboardOptions} from '../handlers/dashboard.ts';
import {portNumber} from '../option-values.ts';

export function register(program: Command): void {
  program
    .command('dashboard')
    .description('serve a page to look at the lab on 127.0.0.1, for your own browser, until Ctrl-C')
    .argument('[place]', 'place to open, as "copy link" in the page gives it: #/LAB/...')
    .option('--config <file>', 'path to client.yaml')
    .option('--port <n>', 'port of the page; kept for the next time', portNumber)
    .option('--no-open', 'print the address instead of opening a browser')
    .option('--read-only', 'a page on which nothing can be run, fed or cancelled')
    .option('--confirm-on-terminal', 'ask on this terminal, too, before a run that must be confirmed')
    .action(async (place: string | undefined, _options, command: Command) => {
      const options: DashboardOptions = command.optsWithGlobals();
      const {dashboard} = await import('../handlers/dashboard.ts');
      await dashboard(place, options);
    });
}
