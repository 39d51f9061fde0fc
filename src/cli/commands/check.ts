import type {Command} from 'commander';
import {exitStatus} from '../exit-status.ts';
import type {CommonOptions} from '../print.ts';
import {print, printJson} from '../print.ts';

export function register(program: Command): void {
  program
    .command('check')
    .description('test a server configuration: files, certificates, catalogue, and what this system can do')
    .option('--config <file>', 'server.yaml', 'server.yaml')
    .option('--json', 'output for programs')
    .action(async (_options, command: Command) => {
      const {checkServer} = await import('../../executor/check-server.ts');
      const {config, json}: CommonOptions & {config: string} = command.optsWithGlobals();
      const report = await checkServer(config);
      if (json) printJson(report);
      else {
        for (const fact of report.facts) print(`ok: ${fact}`);
        for (const warning of report.warnings) print(`warning: ${warning}`);
        for (const error of report.errors) print(error.split('\n').map(line => `error: ${line}`));
      }
      if (report.errors.length > 0) process.exitCode = exitStatus.badRequest;
    });
}
