import type {Command} from 'commander';
import type {Explanation} from '../../policy/explain.ts';
import {screenOf} from '../screen.ts';
import type {CommonOptions, Painted} from '../speak.ts';
import {print, printJson} from '../speak.ts';
import {facts} from '../table.ts';

export function register(program: Command): void {
  program
    .command('can <who> [command]')
    .description('explain what the rules allow: WHO is a name, user:NAME, group:NAME, or several with commas')
    .option('--config <file>', 'server.yaml', 'server.yaml')
    .option('--json', 'output for programs')
    .action(async (who: string, name: string | undefined, _options, command: Command) => {
      const [{loadServerConfig}, {loadHostCatalogue}, {explain, parseWho}] = await Promise.all([
        import('../../config/server-config.ts'),
        import('../../executor/host-catalogue.ts'),
        import('../../policy/explain.ts'),
      ]);
      const {config, json}: CommonOptions & {config: string} = command.optsWithGlobals();
      const {catalogue} = await loadServerConfig(config);
      const explanation = explain(parseWho(who), await loadHostCatalogue(catalogue, undefined), name);
      if (json) printJson(explanation);
      else print(inWords(explanation));
    });
}

function inWords({commands, audit, jobs}: Explanation): Painted[] {
  const rows = commands.map(({command, rule, unavailable, takes}): [string, string] => [
    command,
    rule === null
      ? 'no: no rule allows it'
      : `yes: ${rule}${unavailable === undefined ? '' : `, but ${unavailable}`}${takes === undefined ? '' : `; takes ${takes.join(', ')}`}`,
  ]);
  const rights = [
    ['(read the account)', audit],
    ["(see others' jobs)", jobs.see],
    ["(end others' jobs)", jobs.end],
  ] as const;
  const others = rights.map(([right, rule]): [string, string] => [
    right,
    rule === null ? 'no' : `yes: ${rule}`,
  ]);
  return facts([...rows, ...others], screenOf(process.stdout));
}
