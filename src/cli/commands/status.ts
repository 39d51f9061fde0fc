import type {Command} from 'commander';
import type {StatusAnswer} from '../../protocol/generated/answer.ts';
import type {CommonOptions} from '../speak.ts';
import {print, printJson, table} from '../speak.ts';
import {withHost} from '../with-host.ts';

export function register(program: Command): void {
  program
    .command('status <target>')
    .description('show how a server is: jobs, connections, account, certificates, warnings')
    .option('--config <file>', 'client.yaml')
    .option('--json', 'output for programs')
    .action(async (target: string, _options: CommonOptions, command: Command) => {
      const options: CommonOptions = command.optsWithGlobals();
      await withHost(target, options, async host => {
        const status = await host.status();
        if (options.json) printJson(status);
        else print(inWords(status));
      });
    });
}

function inWords(status: StatusAnswer): string[] {
  const {
    host,
    version,
    pid,
    upMs,
    jobs,
    noStart,
    gate,
    executor,
    account,
    catalogue,
    containment,
    certificate,
    warnings,
  } = status;
  const rows = [
    ['Host:', `${host}, reeve ${version}, process ${pid}, up ${Math.round(upMs / 1000)} s`],
    ['Jobs:', `${jobs.running} running, at most ${jobs.most}`],
    ...(noStart === undefined ? [] : [['Starts:', `NONE: ${noStart}`]]),
    ['Account:', account.canStart ? 'writable' : 'NOT WRITABLE: nothing is started'],
    ['Catalogue:', `${catalogue.commands} commands, loaded ${new Date(catalogue.loadedAt).toISOString()}`],
    ['Processes:', `held together by ${containment.kind}${containment.complete ? '' : ' (best effort)'}`],
    ['Executor:', `${mebibytes(executor.resident)} resident`],
    [
      'Gate:',
      `process ${gate.pid}, ${gate.connections} connections, ${mebibytes(gate.resident)} resident, ${gate.restarts} restarts`,
    ],
    ['Certificate:', `until ${new Date(certificate.notAfter).toISOString()}`],
  ];
  return [...table(rows), ...warnings.map(warning => `warning: ${warning}`)];
}

const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
