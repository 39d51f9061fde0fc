import {readFileSync} from 'node:fs';
import test from 'ava';
import {withResults, withTable} from '../../../scripts/bench/publish.ts';

const readme = readFileSync('README.md', 'utf8');
const benchmarks = readFileSync('docs/benchmarks.md', 'utf8');

test('the table of README is that of the last results in docs/benchmarks.md', t => {
  t.is(withTable(readme, benchmarks), readme);
});

test('a run that is published has its date, its load, and each bench with what it measured and its aims', t => {
  const printed = `- date: 2026-12-24T18:00
- processor: Abacus, 2 cores
- system: Linux 7
- node: v26.10.0
- load: 0.10 0.20 0.30

## \`true\`

|       | p50 ms | n |
|-------|-------:|--:|
| floor |    1.0 | 9 |
| reeve |    3.5 | 9 |

- met: ahead of ssh (3.5 / 9)
- NOT met: at most 2 times the floor (3.5 / 1.0 = 3.50)
- a note

1 of 2 aims met
`;
  const published = withResults(benchmarks, printed);
  t.true(published.startsWith(benchmarks.slice(0, 2000)));
  t.true(published.endsWith(`## Last results\n\n${printed.replace('\n## ', '\n### ')}`));
  const table = withTable(readme, published);
  t.regex(
    table,
    /2026-12-24: Abacus, 2 cores, shared by client and servers; Linux 7, Node v26\.10\.0; load 0\.10 0\.20 0\.30\.\n/,
  );
  t.true(
    table.includes(
      '| `true` | p50 ms | floor 1.0; reeve 3.5 | met: ahead of ssh (3.5 / 9); **missed**: at most 2 times the floor (3.5 / 1.0 = 3.50) |\n',
    ),
  );
  t.false(table.includes('busy with something else: trust'));
  t.is(withTable(table, published), table);
  const busy = withResults(
    benchmarks,
    printed.replace(
      '\n\n## ',
      '\n\n- the machine is busy with something else: trust the ratios alone\n\n## ',
    ),
  );
  t.regex(
    withTable(readme, busy),
    /\*\*The machine was busy with something else: trust the ratios alone\.\*\*/,
  );
});
