import {nearest} from '../../base/nearest.ts';
import {loadServerConfig} from '../../config/server-config.ts';
import {loadHostCatalogue} from '../../executor/host-catalogue.ts';
import type {Explanation} from '../../policy/describe/explain.ts';
import {explain, parseWho} from '../../policy/describe/explain.ts';
import type {Painted} from '../../present/lines.ts';
import {screenOf} from '../../present/screen.ts';
import {facts, paragraph} from '../../present/table.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';

/** `reeve can`. */
export async function explainRights(
  who: string,
  command: string | undefined,
  {config, json}: CommonOptions & {readonly config: string},
): Promise<void> {
  const configuration = await loadServerConfig(config);
  const explanation = explain(parseWho(who), await loadHostCatalogue(configuration, undefined), command);
  if (json) printJson(explanation);
  else print(inWords(explanation));
}

function inWords(explanation: Explanation): Painted[] {
  const {commands, shares, audit, jobs, send, listen} = explanation;
  const screen = screenOf(process.stdout);
  const rows = commands.map(({command, rule, unavailable, takes}): [string, string] => [
    command,
    rule === null
      ? 'no: no rule allows it'
      : `yes: ${rule}${unavailable === undefined ? '' : `, but ${unavailable}`}${takes === undefined ? '' : `; takes ${takes.join(', ')}`}`,
  ]);
  const rights = [
    ...shares.flatMap(({share, read, write}) => [
      [`(read share ${share})`, read] as const,
      [`(write share ${share})`, write] as const,
    ]),
    ['(read the account)', audit] as const,
    ["(see others' jobs)", jobs.see] as const,
    ["(end others' jobs)", jobs.end] as const,
    ['(send messages)', send] as const,
    ['(listen to messages)', listen] as const,
  ];
  const others = rights.map(([right, rule]): [string, string] => [
    right,
    rule === null ? 'no' : `yes: ${rule}`,
  ]);
  return [
    ...whoIsMeant(explanation).flatMap(line => paragraph(line, screen)),
    ...facts([...rows, ...others], screen),
  ];
}

/** The person it was judged for. The groups of a person are in the certificate: here they are those that were typed. */
function whoIsMeant({who: {name, groups}, groups: known}: Explanation): string[] {
  const person = name === '' ? 'anybody' : name;
  if (groups.length > 0) {
    const of = groups.length === 1 ? 'the group' : 'the groups';
    return [
      `${person} of ${of} ${groups.join(', ')}:`,
      ...groups.flatMap(group => unknownGroup(group, known)),
    ];
  }
  const [example = 'ops'] = known;
  const rest = known.length === 0 ? '' : ` (the rules name ${known.join(', ')})`;
  return [
    `${person}, in no group; groups are in the certificate: name them, as in ${person},group:${example}${rest}:`,
  ];
}

/** A mistyped name would look as if it were allowed nothing. */
function unknownGroup(group: string, known: readonly string[]): string[] {
  if (known.includes(group)) return [];
  const near = nearest(group, known);
  return [`no rule names the group ${group}${near === undefined ? '' : `; did you mean ${near}?`}`];
}
