import {shownBytes} from '../../present/byte-count.ts';
import {screenOf} from '../../present/screen.ts';
import {table} from '../../present/table.ts';
import type {ShareSummary} from '../../protocol/generated/answer.ts';
import {learnShares} from '../completion/learn.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';
import {withHost} from '../with-host.ts';

/** `reeve shares`. */
export async function listShares(target: string, options: CommonOptions): Promise<void> {
  await withHost(target, options, async host => {
    const {shares} = await host.shares();
    if (options.json) printJson({host: host.name, shares});
    else if (shares.length === 0) say('there is no share here that you may use', host.name);
    else print(table(columns, shares.map(rowOf), screenOf(process.stdout)));
    learnShares({target, config: options.config}, shares);
  });
}

const columns = [
  {heading: 'SHARE'},
  {heading: 'MAY'},
  {heading: 'MAX FILE', spare: 1},
  {heading: 'ABOUT', least: 20},
];

function rowOf({share, read, write, maxFile, about}: ShareSummary): string[] {
  const may = [...(read ? ['read'] : []), ...(write ? ['write'] : [])].join(', ');
  return [share, may, maxFile === null ? '' : shownBytes(maxFile), about];
}
