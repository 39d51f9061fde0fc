import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {ShippingLag} from '../../../src/executor/metrics/shipping-lag.ts';
import {beginning, writeCursor} from '../../../src/ship/cursor.ts';
import {temporaryFolder} from '../../fixtures/ca-folder.ts';

test('the lag is that of the destination which is furthest behind, by the cursors on disk', async t => {
  const folder = await temporaryFolder(t);
  const lag = new ShippingLag(folder);
  t.is(lag.entries([], 10), undefined);
  t.is(lag.entries(['a', 'b'], 10), 10);
  await writeCursor(folder, 'a', {...beginning, next: 10});
  await writeCursor(folder, 'b', {...beginning, next: 7});
  t.is(lag.entries(['a', 'b'], 10), 3);
  t.is(lag.entries(['a'], 10), 0);
  t.is(lag.entries(['a', 'b'], 12), 5);
  await writeFile(join(folder, 'b.json'), 'half a cur');
  t.is(lag.entries(['a', 'b'], 12), 12);
});
