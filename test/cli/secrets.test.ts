// A secret on its whole way, from the real command line to the command: it is found nowhere else.
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, processesWith} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const commands = `
  log-in:
    about: Takes a password, as a program does that reads it from its environment
    argv: [sh, -c, 'echo ready; read -r go <"$1"; printf %s "$PASSWORD" | sha256sum; exit 3', sh, "{fifo}"]
    env: { PASSWORD: "{password}" }
    params:
      fifo: { type: string }
      password: { type: string, writeOnly: true, minLength: 8 }
`;

/** The files below a folder in which the text stands. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile() && readFileSync(path).includes(text));
}

const sharedLab = shareLab({commands});

test('a secret reaches the command, and nothing else: no command line, no file, no document, no error', async t => {
  const lab = await startLab(t, {commands});
  const secret = newMark();
  const fifo = join(lab.folder, 'fifo');
  await execa('mkfifo', [fifo]);
  const client = join(lab.folder, 'alice.yaml');
  await writeFile(client, `${await readFile(client, 'utf8')}log: { file: client.log, level: debug }\n`);
  const words = ['run', '--secret', 'password=-', '--json', 'lab-01', 'log-in', fifo];
  const line = commandLine(lab, words, {stdin: 'pipe'});
  line.child.stdin?.end(`${secret}\n`);
  const [{job} = {job: ''}] = await until(async () => {
    const {jobs} = await (await lab.connect()).jobs({state: 'running'});
    return jobs.some(({bytes}) => bytes > 0) && jobs;
  }, 'that it runs');
  t.deepEqual(processesWith(secret), []);
  await execa('sh', ['-c', `echo >${fifo}`]);
  const {stdout, stderr, status} = await line.ended;
  const digest = createHash('sha256').update(secret).digest('hex');
  t.is(status, 3, stderr);
  t.like(JSON.parse(stdout.toString()), {job, output: {stdout: {text: `ready\n${digest}  -\n`}}});
  t.false(stdout.includes(secret) || stderr.includes(secret));
  const later = await Promise.all([
    commandLine(lab, ['attach', '--json', 'lab-01', job]).ended,
    commandLine(lab, ['jobs', '--json', 'lab-01']).ended,
    commandLine(lab, ['audit', 'log', '--json', 'lab-01']).ended,
  ]);
  for (const answer of later) t.false(answer.stdout.includes(secret) || answer.stderr.includes(secret));
  t.true(lab.entries().some(entry => entry.event === 'job-start'));
  t.deepEqual(filesWith(lab.folder, secret), []);
  t.false(lab.serverLog.includes(secret));
});

test('what is wrong with a secret is told without it', async t => {
  const lab = await sharedLab();
  const wrong: [string[], string, RegExp][] = [
    [['--secret', 'password=-', 'lab-01', 'log-in', '/f'], 'Zq7-kv', /password/],
    [['--secret', 'passwort=-', 'lab-01', 'log-in', '/f'], 'Zq7-kvWx-long', /does not have; it has password/],
    [['lab-01', 'log-in', '/f'], '', /password/],
  ];
  for (const [words, value, said] of wrong) {
    const line = commandLine(lab, ['run', ...words], {stdin: 'pipe'});
    line.child.stdin?.end(value);
    const {status, stderr} = await line.ended;
    t.is(status, 253, stderr);
    t.regex(stderr, said);
    t.false(value !== '' && stderr.includes(value), stderr);
    if (value !== '') t.deepEqual(filesWith(lab.folder, value), []);
  }
});

test('a secret that is typed among the words is refused, with what to do', async t => {
  const lab = await sharedLab();
  const {status, stderr} = await commandLine(lab, ['run', 'lab-01', 'log-in', '/f', '--password', 'Zq7-kvWx'])
    .ended;
  t.is(status, 253);
  t.regex(stderr, /--secret/);
  t.false(stderr.includes('Zq7-kvWx'));
});
