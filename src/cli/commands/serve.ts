import type {Command} from 'commander';

export function register(program: Command): void {
  program
    .command('serve')
    .description('run the server of this host, which offers its catalogue')
    .option('--config <file>', 'path to server.yaml', 'server.yaml')
    .action(async (_options, command: Command) => {
      // Until the executor has taken over this process, SIGUSR1 must open no debugger and SIGHUP must not end the server.
      for (const signal of ['SIGUSR1', 'SIGHUP'] as const) process.on(signal, () => {});
      const {config}: {config: string} = command.optsWithGlobals();
      const {becomeExecutor} = await import('../handlers/serve.ts');
      becomeExecutor(config);
    });
}
