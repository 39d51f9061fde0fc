import type {Command} from 'commander';
import {version} from '../base/version.ts';
import * as attach from './commands/attach.ts';
import * as audit from './commands/audit.ts';
import * as ca from './commands/ca.ts';
import * as can from './commands/can.ts';
import * as cancel from './commands/cancel.ts';
import * as cert from './commands/cert.ts';
import * as check from './commands/check.ts';
import * as commands from './commands/commands.ts';
import * as completion from './commands/completion.ts';
import * as dashboard from './commands/dashboard.ts';
import * as describe from './commands/describe.ts';
import * as fleet from './commands/fleet.ts';
import * as help from './commands/help.ts';
import * as hosts from './commands/hosts.ts';
import * as jobs from './commands/jobs.ts';
import * as known from './commands/known.ts';
import * as listen from './commands/listen.ts';
import * as persist from './commands/persist.ts';
import * as ping from './commands/ping.ts';
import * as reload from './commands/reload.ts';
import * as run from './commands/run.ts';
import * as send from './commands/send.ts';
import * as serve from './commands/serve.ts';
import * as shares from './commands/shares.ts';
import * as status from './commands/status.ts';
import {UsageCommand} from './usage-command.ts';

/** The whole command line. Each command loads what it needs when it is called, not before. */
export function createProgram(): Command {
  const program = new UsageCommand('reeve')
    .description('Runs approved commands on lab machines over mutual TLS, and keeps an account of every run.')
    .version(version)
    .option('--config <file>', 'path to client.yaml; to server.yaml for serve, check, reload and can')
    .option('--json', 'print JSON')
    .enablePositionalOptions()
    .exitOverride();
  for (const command of [
    run,
    jobs,
    attach,
    cancel,
    send,
    listen,
    commands,
    describe,
    status,
    ping,
    fleet,
    shares,
    hosts,
    dashboard,
    known,
    persist,
    audit,
  ])
    command.register(program);
  for (const command of [serve, check, reload, can]) command.register(program);
  for (const command of [ca, cert]) command.register(program);
  completion.register(program);
  help.register(program);
  return program;
}
