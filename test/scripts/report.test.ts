// What ava 8 prints, line by line, with and without a terminal.
import test from 'ava';
import {TestReport} from '../../scripts/test-report.ts';

const lines = [
  '  ✔ gate › input › a frame is taken (1.2s)',
  '  - [skip] docs › example-catalogue › gpu does what it says (skipped: no nvidia-smi here)',
  '  - [skip]: runner › users › as another',
  '  ✔ runner › users › a user with groups',
  '    ℹ skipped: not root',
  '  ✘ [fail]: scripts › report › what failed (12ms)',
  '    ℹ skipping is not what this says',
];

test('each failure is named with how to run its file again, and each skipped test is named and counted', t => {
  const report = new TestReport();
  for (const line of lines) report.read(line);
  t.is(report.skipped, 3);
  t.deepEqual(report.lastWords(), [
    '',
    '  skipped:',
    '  - docs › example-catalogue › gpu does what it says (skipped: no nvidia-smi here)',
    '  - runner › users › as another',
    '  - runner › users › a user with groups: not root',
    '',
    '  failed, and how to run the file again:',
    '  ✘ scripts › report › what failed',
    '    npm run t -- test/scripts/report.test.ts',
  ]);
});
