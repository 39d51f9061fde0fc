import test from 'ava';
import fc from 'fast-check';
import {networkOf} from '../../src/transport/network-of.ts';

for (const [address, network] of [
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
  ['2001:DB8::ffff:1:2', '2001:db8:0:0::/64'],
  ['::1:0:1:0:0:1', '0:0:1:0::/64'],
  ['64:ff9b::10.1.2.3', '64:ff9b:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  ['', ''],
] as const) {
  test(`${address || 'no address'} is counted by ${network || 'nothing'}`, t => {
    t.is(networkOf(address), network);
  });
}

test('addresses are of one network exactly where their first 64 bits are the same', t => {
  const group = fc.oneof(fc.constant(0), fc.nat(0xffff));
  const written = (groups: readonly number[]) =>
    new URL(`http://[${groups.map(part => part.toString(16)).join(':')}]`).hostname.slice(1, -1);
  fc.assert(
    fc.property(
      fc.array(group, {minLength: 8, maxLength: 8}),
      fc.array(group, {minLength: 8, maxLength: 8}),
      fc.boolean(),
      (a, b, isSame) => {
        const other = isSame ? [...a.slice(0, 4), ...b.slice(4)] : b;
        const same = a.slice(0, 4).join() === other.slice(0, 4).join();
        fc.pre([a, other].every(([first = 0]) => (first & 0xffc0) !== 0xfe80));
        return (networkOf(written(a)) === networkOf(written(other))) === same;
      },
    ),
  );
  t.pass();
});
