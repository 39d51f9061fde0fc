// What a host sends, as a person at a terminal and a program behind a pipe get it from the real command line.
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab} from '../fixtures/lab.ts';
import {reeveArgs, reeveFile, reeveWords, startLab} from '../fixtures/lab.ts';
import {ScriptedAccount} from '../fixtures/scripted-account.ts';
import {described, startScripted} from '../fixtures/scripted-server.ts';
import {shell} from '../fixtures/shell.ts';

const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Runs `reeve WORDS` on a terminal of its own, and gives all that would have been seen there. */
async function onTerminal(
  {folder}: Pick<Lab, 'folder'>,
  words: readonly string[],
  config = 'alice.yaml',
): Promise<string> {
  const command = [...reeveWords, ...words].map(quoted).join(' ');
  const env = {...process.env, REEVE_CONFIG: join(folder, config), TERM: 'xterm-256color'};
  const {stdout} = await promisify(execFile)('script', ['-qec', command, '/dev/null'], {
    env,
    encoding: 'latin1',
  }).catch((error: {stdout: string}) => error);
  return Buffer.from(stdout, 'latin1').toString();
}

const nasty = String.raw`\033]0;title\007\033]52;c;AAAA\033\\\033[2J\033[31mred\033[0m\tx\302\233H safe\rover\n`;

/** The bytes that `printf` makes of it. */
const raw =
  '\u001b]0;title\u0007\u001b]52;c;AAAA\u001b\\\u001b[2J\u001b[31mred\u001b[0m\tx\u009bH safe\rover\n';

test('on a terminal the output of a command cannot drive it; behind a pipe it is byte for byte what it was', async t => {
  const lab = await startLab(t, {commands: shell('sh')});
  const script = `printf '${nasty}'; printf '${nasty}' >&2`;
  const seen = await onTerminal(lab, ['run', 'lab-01', 'sh', script]);
  const line =
    '\\x1b]0;title\\x07\\x1b]52;c;AAAA\\x1b\\\\x1b[2J\u001b[31mred\u001b[0m\tx\\x9bH safe\\x0dover';
  t.is(seen.split('\r\n').filter(shown => shown === line).length, 2, JSON.stringify(seen));
  const {stdout, status} = await commandLine(lab, ['run', 'lab-01', 'sh', script]).ended;
  t.is(status, 0);
  t.deepEqual(stdout, Buffer.from(raw));
});

test('control characters and line ends in parameters, reasons and messages break no line: not of the account, not of the log, not of what is shown', async t => {
  const lab = await startLab(t, {
    commands: `${shell('sh')}${shell('other')}`,
    access: '\n  - who: [group:ops]\n    run: [sh]\n    audit: true\n',
  });
  const forged =
    'x\nreeve: lab-01: all is well\r\n{"event":"server-stop","seq":99}\u001b]0;t\u0007\u009b2J\u202e\u2028';
  t.is((await lab.reeve(['run', 'lab-01', '--reason', forged, 'sh', `exit 0 # ${forged}`])).exitCode, 0);
  for (const words of [
    ['run', 'lab-01', forged],
    ['run', forged, 'sh', 'exit 0'],
    ['run', 'lab-01', '--reason', forged, 'other', 'exit 0'],
    ['run', 'lab-01', 'sh', 'exit 0', `--${forged}`, '1'],
    ['attach', 'lab-01', forged],
    ['describe', 'lab-01', forged],
    ['audit', 'log', 'lab-01', '--person', forged.slice(0, 60)],
  ]) {
    const {stderr, stdout} = await lab.reeve(words);
    for (const text of [stderr, stdout].join('\n').split('\n')) {
      t.notRegex(text, /^reeve: lab-01: all is well|^\{"event":"server-stop"/, words.join(' '));
      t.notRegex(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, words.join(' '));
    }
  }
  const table = await lab.reeve(['audit', 'log', 'lab-01']);
  for (const text of table.stdout.split('\n').slice(1)) t.regex(text, /^\d{4}-\d\d-\d\dT\S+ {2,}[a-z-]+/);
  const entries = lab.entries();
  t.false(entries.some(({event}) => event === 'server-stop'));
  t.is(entries.find(({event}) => event === 'job-start')?.seq, 1);
  t.true(entries.some(entry => entry.event === 'job-start' && entry.reason === forged));
  for (const text of lab.serverLog.trimEnd().split('\n')) t.truthy(JSON.parse(text));
  const json = await lab.reeve(['run', 'lab-01', '--json', 'sh', `printf '${nasty}'`]);
  t.notRegex(json.stdout.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  t.like(JSON.parse(json.stdout), {output: {stdout: {text: raw}}});
});

test('what a host says of itself in messages stays one line of reeve, on a terminal as well', async t => {
  const message = 'no\nreeve: lab-01: ok\u001b]0;t\u0007\u009b2J';
  const lab = await startScripted(t, {
    account: new ScriptedAccount(),
    ordered: (guest, stream) => guest.say(stream, {type: 'refused', code: 'denied', message}),
  });
  const seen = await onTerminal(lab, ['run', 'lab-01', 'x'], 'client.yaml');
  t.is(seen, 'reeve: lab-01: no\\nreeve: lab-01: ok\\x1b]0;t\\x07\\x9b2J\r\n');
});

test('output that was altered on the way ends in exit status 251 and says so, also where it was shown', async t => {
  const lab = await startScripted(t, {
    account: new ScriptedAccount(),
    ordered(guest, stream, {id, action}) {
      if (action === 'describe') return guest.say(stream, {type: 'answer', body: described});
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1_000_000});
      guest.data(stream, 1, 0, '\u001b[8mall is well\n');
      const sha256 = createHash('sha256').update('all is lost\n').digest('hex');
      const stdout = {bytes: 12, sha256};
      const stderr = {bytes: 0, sha256: createHash('sha256').digest('hex')};
      const outcome = {
        state: 'ended',
        reason: 'exited',
        exit: 0,
        signal: null,
        startedAt: 1,
        endedAt: 2,
        stdout,
        stderr,
      };
      guest.say(stream, {type: 'ended', job: id, outcome});
    },
  });
  const run = promisify(execFile)(reeveFile, [...reeveArgs, 'run', 'lab-01', 'x'], {
    env: {...process.env, REEVE_CONFIG: lab.config},
  });
  const error = await t.throwsAsync<Error & {code: number; stderr: string; stdout: string}>(run);
  t.is(error?.code as unknown, 251);
  t.regex(
    error?.stderr ?? '',
    /^reeve: lab-01: the stdout of job \S+ is not what lab-01 says it sent: it was altered on the way\n$/,
  );
  t.is(error?.stdout, '\u001b[8mall is well\n');
  // On a terminal what hides text is taken back before reeve speaks.
  const seen = await onTerminal(lab, ['run', 'lab-01', 'x'], 'client.yaml');
  t.regex(seen, /all is well\r\n\u001b\[0mreeve: lab-01: the stdout/);
});
