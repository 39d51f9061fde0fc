import type {Command} from 'commander';
import type {StatusAnswer} from '../../protocol/generated/answer.ts';
import type {Screen} from '../screen.ts';
import {screenOf} from '../screen.ts';
import type {CommonOptions, Painted} from '../speak.ts';
import {print, printJson} from '../speak.ts';
import type {Cell} from '../table.ts';
import {facts, paragraph} from '../table.ts';
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
        else print(inWords(status, screenOf(process.stdout)));
      });
    });
}

function inWords(status: StatusAnswer, screen: Screen): Painted[] {
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
  const rows: [string, Cell][] = [
    ['Host:', `${host}, reeve ${version}, process ${pid}, up ${Math.round(upMs / 1000)} s`],
    ['Jobs:', `${jobs.running} running, at most ${jobs.most}`],
    ...(noStart === undefined ? [] : [['Starts:', {failed: `NONE: ${noStart}`}] as [string, Cell]]),
    ['Account:', account.canStart ? 'writable' : {failed: 'NOT WRITABLE: nothing is started'}],
    ['Catalogue:', `${catalogue.commands} commands, loaded ${new Date(catalogue.loadedAt).toISOString()}`],
    ['Processes:', `held together by ${containment.kind}${containment.complete ? '' : ' (best effort)'}`],
    ['Executor:', `${mebibytes(executor.resident)} resident`],
    [
      'Gate:',
      `process ${gate.pid}, ${gate.connections} connections, ${mebibytes(gate.resident)} resident, ${gate.restarts} restarts`,
    ],
    ['Certificate:', `until ${new Date(certificate.notAfter).toISOString()}`],
  ];
  return [...facts(rows, screen), ...warnings.flatMap(warning => paragraph(`warning: ${warning}`, screen))];
}

const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
