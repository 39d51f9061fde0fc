import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import test from 'ava';
import fc from 'fast-check';
import {EqualOutputs} from '../../src/node-sets/equal-outputs.ts';

test('outputs are put together by what is equal in them, whatever the order of the lines of different nodes', t => {
  const line = fc.constantFrom('', 'a', 'b', 'a ');
  const outputs = fc.uniqueArray(
    fc.tuple(
      fc.nat(9).map(number => `lab-${number}`),
      fc.array(line, {minLength: 1, maxLength: 4}),
    ),
    {selector: ([node]) => node},
  );
  fc.assert(
    fc.property(outputs, fc.array(fc.nat(9)), (given, order) => {
      const together = new EqualOutputs();
      const left = given.map(([node, lines]) => ({node, lines: [...lines]}));
      // First in a random order, then what is left of each.
      for (const index of [...order, ...left.flatMap(({lines}, at) => lines.map(() => at))]) {
        const text = left[index]?.lines.shift();
        if (text !== undefined) together.add(left[index]?.node ?? '', text);
      }
      const expected = Map.groupBy(given, ([, lines]) => JSON.stringify(lines));
      const found = together.list();
      t.deepEqual(
        Object.fromEntries(found.map(({nodes, lines}) => [JSON.stringify(lines), nodes])),
        Object.fromEntries(
          [...expected].map(([lines, nodes]) => [lines, nodes.map(([node]) => node).sort()]),
        ),
      );
      const sizes = found.map(({nodes}) => nodes.length);
      t.deepEqual(
        sizes,
        sizes.toSorted((a, b) => b - a),
      );
    }),
  );
});

test('of as many nodes the output of the first one stands first', t => {
  const together = new EqualOutputs();
  for (const node of ['lab-10', 'lab-2', 'lab-3', 'lab-1'])
    together.add(node, node === 'lab-2' || node === 'lab-10' ? 'b' : node);
  t.deepEqual(
    together.list().map(({nodes}) => nodes),
    [['lab-2', 'lab-10'], ['lab-1'], ['lab-3']],
  );
});

test('a thousand nodes with three different outputs take the memory of three', t => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const together = new EqualOutputs();
  const used = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = used();
  for (let number = 0; number < 500; number++)
    for (let node = 0; node < 1000; node++)
      together.add(`lab-${node}`, `${node % 3} ${number} ${'x'.repeat(190)}`.slice());
  // 100 KB each, 300 KB together; 100 MB if each had its own.
  t.true(used() - before < 10 * 2 ** 20);
  t.deepEqual(
    together.list().map(({nodes, lines}) => [nodes.length, lines.length]),
    [
      [334, 500],
      [333, 500],
      [333, 500],
    ],
  );
});
