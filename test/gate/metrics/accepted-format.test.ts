import test from 'ava';
import {acceptedFormat} from '../../../src/gate/metrics/accepted-format.ts';

const prometheus2 =
  'application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2';
const prometheus3 =
  'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2';

test('OpenMetrics is given where it is named and no less wanted than plain text', t => {
  for (const accept of [
    prometheus2,
    prometheus3,
    'application/openmetrics-text',
    'Application/OpenMetrics-Text; Version=1.0.0 ; charset=utf-8',
    'text/plain, application/openmetrics-text',
  ])
    t.is(acceptedFormat(accept), 'openmetrics', accept);
});

test('the classic text is given to all others', t => {
  for (const accept of [
    undefined,
    '',
    '*/*',
    'text/html,*/*;q=0.8',
    'text/plain;version=0.0.4;q=0.9,application/openmetrics-text;q=0.1',
    'application/openmetrics-text;q=0',
    'application/openmetrics-text;version=9.0.0',
    ',;;,=;q',
  ])
    t.is(acceptedFormat(accept), 'classic', accept);
});
