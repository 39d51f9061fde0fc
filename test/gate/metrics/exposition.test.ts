import test from 'ava';
import {textOf} from '../../../src/gate/metrics/exposition.ts';

const families = [
  {name: 'reeve_build', kind: 'info', help: 'Which', samples: [{labels: {version: '1'}, value: 1}]},
  {
    name: 'reeve_sent_bytes',
    kind: 'counter',
    help: 'A \\ and\na line',
    samples: [{labels: {command: 'a"\\\n'}, value: 2 ** 53}],
  },
  {name: 'reeve_age_seconds', kind: 'gauge', help: 'None', samples: []},
  {
    name: 'reeve_took_seconds',
    kind: 'histogram',
    help: 'How long',
    samples: [
      {ending: '_bucket', labels: {le: '+Inf'}, value: 2},
      {ending: '_sum', value: 0.25},
      {ending: '_count', value: 2},
    ],
  },
] as const;

test('the classic text has each metric by the name of its samples', t => {
  t.is(
    textOf(families, 'classic'),
    `# HELP reeve_build_info Which
# TYPE reeve_build_info gauge
reeve_build_info{version="1"} 1
# HELP reeve_sent_bytes_total A \\\\ and\\na line
# TYPE reeve_sent_bytes_total counter
reeve_sent_bytes_total{command="a\\"\\\\\\n"} 9007199254740992
# HELP reeve_age_seconds None
# TYPE reeve_age_seconds gauge
# HELP reeve_took_seconds How long
# TYPE reeve_took_seconds histogram
reeve_took_seconds_bucket{le="+Inf"} 2
reeve_took_seconds_sum 0.25
reeve_took_seconds_count 2
`,
  );
});

test('OpenMetrics has each metric by the name of its family, with its unit, and an end', t => {
  t.is(
    textOf(families, 'openmetrics'),
    `# HELP reeve_build Which
# TYPE reeve_build info
reeve_build_info{version="1"} 1
# HELP reeve_sent_bytes A \\\\ and\\na line
# TYPE reeve_sent_bytes counter
# UNIT reeve_sent_bytes bytes
reeve_sent_bytes_total{command="a\\"\\\\\\n"} 9007199254740992
# HELP reeve_age_seconds None
# TYPE reeve_age_seconds gauge
# UNIT reeve_age_seconds seconds
# HELP reeve_took_seconds How long
# TYPE reeve_took_seconds histogram
# UNIT reeve_took_seconds seconds
reeve_took_seconds_bucket{le="+Inf"} 2
reeve_took_seconds_sum 0.25
reeve_took_seconds_count 2
# EOF
`,
  );
});
