// The last results of a full run, in docs/benchmarks.md, and the table of them in README, which says no other figures.
import {readFile, writeFile} from 'node:fs/promises';

const heading = '## Last results';
const [begin, end] = ['<!-- written by npm run bench -- --publish -->', '<!-- end of what it wrote -->'];

/** @param printed the results as they were printed, without their first heading */
export async function publish(printed: string): Promise<void> {
  const benchmarks = withResults(await readFile('docs/benchmarks.md', 'utf8'), printed);
  await writeFile('docs/benchmarks.md', benchmarks);
  await writeFile('README.md', withTable(await readFile('README.md', 'utf8'), benchmarks));
}

/** Replaces the last results, with which docs/benchmarks.md ends. A heading is one level lower there. */
export function withResults(benchmarks: string, printed: string): string {
  const before = benchmarks.slice(0, benchmarks.indexOf(heading));
  return `${before}${heading}\n\n${printed.trim().replaceAll(/^## /gm, '### ')}\n`;
}

/** Replaces the table of README by that of docs/benchmarks.md. */
export function withTable(readme: string, benchmarks: string): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no lines ${begin} and ${end}`);
  return `${readme.slice(0, from)}${begin}\n\n${tableOf(benchmarks)}\n\n${readme.slice(to)}`;
}

/** The results in few words: each bench is a row. */
function tableOf(benchmarks: string): string {
  const [head = '', ...benches] = benchmarks.slice(benchmarks.indexOf(heading)).split('\n### ');
  const fact = (name: string) => new RegExp(`^- ${name}: (.*)$`, 'm').exec(head)?.[1] ?? 'unknown';
  const isBusy = /^- the machine is busy/m.test(head);
  const run = `One run of \`npm run bench\`, ${fact('date').slice(0, 10)}: ${fact('processor')}, shared by client and servers; ${fact('system')}, Node ${fact('node')}; load ${fact('load')}.`;
  const busy = isBusy ? ' **The machine was busy with something else: trust the ratios alone.**' : '';
  return [
    `${run}${busy}`,
    'The aims are our own. The table says which are missed.',
    '',
    '| work | figure | measured | aims |',
    '|---|---|---|---|',
    ...benches.map(rowOf),
  ].join('\n');
}

function rowOf(bench: string): string {
  const [title = '', ...lines] = bench.split('\n');
  const [columns = [], , ...contenders] = lines.filter(line => line.startsWith('|')).map(cellsOf);
  const [, figure = ''] = columns;
  const measured = contenders.map(([name, value]) => `${name} ${value}`);
  const aims = lines.flatMap(line => {
    const [, not, aim] = /^- (NOT )?met: (.*)$/.exec(line) ?? [];
    return aim === undefined ? [] : [`${not ? '**missed**' : 'met'}: ${aim}`];
  });
  return `| ${title} | ${figure} | ${measured.join('; ')} | ${aims.join('; ')} |`;
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
