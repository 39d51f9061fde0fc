import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';

const commands = `
  upper: { argv: [tr, a-z, A-Z], stdin: stream }
  "true": { argv: ["true"] }
`;

test('a command that reads standard input and gets none reads its end at once, and run says how to give it', async t => {
  const lab = await startLab(t, {commands});
  const forgotten = commandLine(lab, ['run', 'lab-01', 'upper'], {stdin: 'pipe'});
  // It stays open: nothing but the announced end can end the command.
  const {status, stdout, stderr} = await forgotten.ended;
  t.is(status, 0);
  t.is(stdout.length, 0);
  t.is(stderr, 'reeve: lab-01: upper reads standard input, but none is sent; --stdin sends it\n');
  const given = commandLine(lab, ['run', '--stdin', 'lab-01', 'upper'], {stdin: 'pipe'});
  given.child.stdin?.end('hello');
  t.like(await given.ended, {status: 0, stderr: ''});
  t.is(given.stdout.toString(), 'HELLO');
  // Nothing is meant to be read there.
  t.like(await commandLine(lab, ['run', 'lab-01', 'upper'], {stdin: 'ignore'}).ended, {
    status: 0,
    stderr: '',
  });
  t.like(await commandLine(lab, ['run', 'lab-01', 'true'], {stdin: 'pipe'}).ended, {status: 0, stderr: ''});
});
