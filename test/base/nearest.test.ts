import test from 'ava';
import {nearest} from '../../src/base/nearest.ts';

test('a slip of the keyboard finds the word that was meant', t => {
  const words = ['disk-usage', 'uptime', 'processes', 'ping'];
  for (const [typed, meant] of [
    ['disk-usge', 'disk-usage'],
    ['disk_usage', 'disk-usage'],
    ['uptiem', 'uptime'],
    ['pnig', 'ping'],
    ['PING', 'ping'],
    ['procesess', 'processes'],
  ] as const) {
    t.is(nearest(typed, words), meant);
  }
});

test('what is near to nothing finds nothing', t => {
  for (const typed of ['', 'x', 'reboot', 'pong-pong', 'p'.repeat(100)])
    t.is(nearest(typed, ['uptime', 'ping']), undefined);
  t.is(nearest('x', []), undefined);
});
