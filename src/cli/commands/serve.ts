import type {Command} from 'commander';

export function register(program: Command): void {
  program
    .command('serve')
    .description('serve the catalogue of this host: executor and gate')
    .option('--config <file>', 'server.yaml', 'server.yaml')
    .action(async (_options, command: Command) => {
      // Until the executor has taken this process over: neither opens a debugger nor ends a server.
      for (const signal of ['SIGUSR1', 'SIGHUP'] as const) process.on(signal, () => {});
      const {config}: {config: string} = command.optsWithGlobals();
      const {becomeExecutor} = await import('../handlers/serve.ts');
      becomeExecutor(config);
    });
}
