import test from 'ava';
import {startLab} from '../fixtures/lab.ts';

const commands = `
  publish:
    about: Uploads the newest report
    argv: [cat, "{site}"]
    params:
      token: { type: string, writeOnly: true, minLength: 8, description: Of the upload service }
      site: { type: string, default: intranet }
    env: { TOKEN: "{token}" }
    stdin: stream
    reason: required
    concurrency: 2
    lock: report
    effect: destroy
    idempotent: true
    orphan: cancel after 5m
    overflow: drop-oldest
    limits: { memory: 1GiB, cpu: 90s, processes: 9, openFiles: 64, fileSize: 1MiB }
  screen: { about: Draws, argv: [cat], tty: true }
`;

test('describe and can tell what a command takes, and what it is held to', async t => {
  const lab = await startLab(t, {commands});
  const {stdout} = await lab.reeve(['describe', 'lab-01', 'publish']);
  t.is(
    stdout,
    `Uploads the newest report

Usage: reeve run --reason TEXT --secret token [--stdin] lab-01 publish [site]

Parameters (in this order, or as --NAME VALUE):
  site  string, default "intranet"

Secrets (asked for; or --secret NAME=@FILE):
  token  secret, at least 8 characters, required  Of the upload service

Runs:     cat {site}
As:       ${stdout.match(/^As: +(\S+)$/m)?.[1]}
Effect:   destroys something: reeve run asks first, or takes --yes; running it again does no more
Timeout:  1h
Input:    what --stdin sends
Window:   64 MiB; when it is full, the oldest is dropped
At most:  1 GiB of memory, 1m30s of processor time, 9 processes, 64 open files each, files of 1 MiB
At once:  2
Lock:     report: never at the same time as another command with this lock
Orphan:   cancelled 5m after its owner lost the connection
Reason:   required: reeve run --reason TEXT ...`,
  );
  const screen = await lab.reeve(['describe', 'lab-01', 'screen']);
  t.regex(screen.stdout, /^Usage: reeve run -t lab-01 screen$/m);
  t.regex(screen.stdout, /^Input: {4}a terminal: reeve run -t$/m);
  const json = JSON.parse((await lab.reeve(['describe', 'lab-01', 'publish', '--json'])).stdout) as object;
  t.like(json, {
    effect: 'destroy',
    idempotent: true,
    stdin: 'stream',
    tty: false,
    lock: 'report',
    concurrency: 2,
    orphan: 300_000,
  });
  const list = await lab.reeve(['commands', 'lab-01']);
  t.regex(list.stdout, /^COMMAND +EFFECT +ABOUT\n[\s\S]*^screen +change +Draws$/m);
  const can = await lab.reeve(['can', '--config', `${lab.folder}/server.yaml`, 'group:ops']);
  t.regex(
    can.stdout,
    /^publish +yes: \S+:\d+; takes a confirmation, a reason, the secret token, standard input, the lock report$/m,
  );
  t.regex(can.stdout, /^screen +yes: \S+:\d+; takes a terminal$/m);
});
