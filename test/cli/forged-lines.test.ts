// A host's words stay within their line, whatever is in them: none can pass for another line of reeve's.
import test from 'ava';
import {print, say} from '../../src/cli/print.ts';
import {noScreen} from '../../src/present/screen.ts';
import {table} from '../../src/present/table.ts';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';
import {described, startScripted} from '../fixtures/scripted-server.ts';

/** What is written to a stream meanwhile. */
function written(stream: NodeJS.WriteStream, work: () => void): string {
  let all = '';
  // Its own, in place of that of its class.
  stream.write = ((text: string) => {
    all += text;
    return true;
  }) as typeof stream.write;
  try {
    work();
  } finally {
    Reflect.deleteProperty(stream, 'write');
  }
  return all;
}

const forged = 'fine\nwarning: forged\r\n\u2028\u{85}\u001b[1A';
const shown = String.raw`fine\nwarning: forged\x0d\n\u{2028}\x85\x1b[1A`;

test.serial('a text that is printed or said is one line', t => {
  t.is(
    written(process.stdout, () => print(forged)),
    `${shown}\n`,
  );
  t.is(
    written(process.stdout, () => print(['one', forged])),
    `one\n${shown}\n`,
  );
  t.is(
    written(process.stderr, () => say(forged)),
    `reeve: ${shown}\n`,
  );
  t.is(
    written(process.stderr, () => say(forged, forged)),
    `reeve: ${shown}: ${shown}\n`,
  );
  t.is(
    written(process.stderr, () => say(['one', 'two'])),
    'reeve: one\ntwo\n',
  );
});

test('a cell of a table is on the line of its row', t => {
  t.deepEqual(
    table([{heading: 'A'}, {heading: 'B'}], [[forged, 'b']], noScreen).map(line => line.shown),
    [`A${' '.repeat(shown.length + 1)}B`, `${shown}  b`],
  );
});

test('a host cannot forge a line of what is shown of it', async t => {
  const lab = await startLab(t);
  const answerOf = async (...words: readonly string[]) =>
    JSON.parse((await lab.reeve([...words, '--json'])).stdout);
  const [status, {host: _host, ...description}] = [
    await answerOf('status', 'lab-01'),
    await answerOf('describe', 'lab-01', 'echo'),
  ];
  const words = 'fine\nreeve: forged\nCatalogue: forged';
  const bodies: Record<string, object> = {
    status: {...status, warnings: [words]},
    describe: {...description, about: words, unavailable: words, argv: ['cat', words]},
    commands: {commands: [{...described, command: 'echo', about: words}]},
  };
  const scripted = await startScripted(t, {
    ordered(guest, stream, {action}) {
      const body = bodies[action as string];
      guest.say(
        stream,
        body ? {type: 'answer', body} : {type: 'refused', code: 'not-allowed', message: words},
      );
    },
  });
  for (const line of [
    ['status', 'lab-01'],
    ['describe', 'lab-01', 'echo'],
    ['commands', 'lab-01'],
    ['run', '--no-receipt', 'lab-01', 'echo'],
    ['jobs', 'lab-01'],
  ]) {
    const {stdout, stderr} = await commandLine(scripted, line, {config: scripted.config}).ended;
    const lines = `${stdout.toString()}\n${stderr}`.split('\n');
    t.true(
      lines.some(text => text.includes(String.raw`fine\nreeve: forged\nCatalogue: forged`)),
      lines.join('\n'),
    );
    t.false(
      lines.some(text => /^(reeve|Catalogue): forged/.test(text)),
      lines.join('\n'),
    );
  }
});
