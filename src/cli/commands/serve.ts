import type {Command} from 'commander';
import {Option} from 'commander';

export function register(program: Command): void {
  program
    .command('serve')
    .description('run the server of this host, which offers its catalogue')
    .option('--config <file>', 'path to server.yaml', 'server.yaml')
    .option(
      '--drain',
      'have the server that runs take no new work, and wait until its jobs and it have ended',
    )
    .addOption(
      new Option('--no-wait', 'do not wait; print the number of jobs that it waits for').implies({
        drain: true,
      }),
    )
    .action(async ({drain, wait}: {drain?: true; wait: boolean}, command: Command) => {
      if (drain) {
        const {drainHost} = await import('../handlers/drain.ts');
        return drainHost(command.optsWithGlobals(), wait);
      }
      // Until the executor has taken over this process, SIGUSR1 must open no debugger and SIGHUP must not end the server.
      for (const signal of ['SIGUSR1', 'SIGHUP'] as const) process.on(signal, () => {});
      const {config}: {config: string} = command.optsWithGlobals();
      const {becomeExecutor} = await import('../handlers/serve.ts');
      becomeExecutor(config);
    });
}
