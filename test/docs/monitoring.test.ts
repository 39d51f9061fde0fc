// docs/monitoring.md speaks of each metric, and of no other.
import {readFile} from 'node:fs/promises';
import test from 'ava';
import {familiesOf} from '../../src/gate/metrics/families.ts';
import {emptyTotals} from '../fixtures/totals.ts';

test('docs/monitoring.md has a line for each metric, with its labels', async t => {
  const page = await readFile('docs/monitoring.md', 'utf8');
  const cells = [...page.matchAll(/^\| (`reeve_.*?`) \|/gm)].flatMap(([, cell = '']) => cell.split(', '));
  const endings = {counter: '_total', info: '_info', gauge: '', histogram: ''};
  const shown = familiesOf({...emptyTotals, jobs: {df: {}}}, 0, 'classic').map(({name, kind, samples}) => {
    const labels = kind === 'histogram' ? [] : Object.keys(samples[0]?.labels ?? {});
    return `\`${name}${endings[kind]}${labels.length > 0 ? `{${labels.join(',')}}` : ''}\``;
  });
  t.deepEqual(cells, shown);
});
