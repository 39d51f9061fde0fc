import test from 'ava';
import fc from 'fast-check';
import {LabelledLines} from '../../../src/cli/fleet/labelled-lines.ts';

const pieces = fc.array(
  fc.oneof(
    fc.uint8Array({maxLength: 20}),
    fc.constantFrom('\n', 'a\n', '\n\n', 'no end').map(text => Buffer.from(text)),
  ),
  {maxLength: 20},
);

test('lines are whole and labelled, in whatever pieces their bytes come, and bytes that are no UTF-8 pass', t => {
  fc.assert(
    fc.property(pieces, cut => {
      const lines = new LabelledLines('lab-01: ');
      const shown = cut.map(piece => {
        const made = lines.push(Buffer.from(piece));
        if (made.length > 0) t.is(made.at(-1), 0x0a);
        return made;
      });
      const text = Buffer.concat([...shown, lines.end()]).toString('latin1');
      const came = Buffer.concat(cut).toString('latin1');
      const whole = came === '' || came.endsWith('\n') ? came : `${came}\n`;
      t.is(
        text,
        whole.replaceAll(/[^\n]*\n/g, line => `lab-01: ${line}`),
      );
    }),
  );
});

test('a line that never ends takes a bounded amount of memory', t => {
  const lines = new LabelledLines('');
  let shown = 0;
  let most = 0;
  for (let sent = 0; sent < 4096; sent++) {
    const made = lines.push(Buffer.alloc(1024, 'x'));
    shown += made.length;
    most = Math.max(most, made.length);
  }
  t.true(shown > 3 * 1024 * 1024 && most < 300 * 1024, `${shown} ${most}`);
});
