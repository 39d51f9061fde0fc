import test from 'ava';
import {ConnectionStatus} from '../../src/cli/job/connection-status.ts';
import {ClientError} from '../../src/client/errors.ts';

/** What was said, in a list. */
function heard(isWatched: boolean) {
  const connection = new ConnectionStatus(isWatched);
  const said: string[] = [];
  connection.toldBy((text, host) => said.push(`${host}: ${text}`));
  return {connection, said};
}

const host = 'lab-01';
const reset = new Error('read ECONNRESET');
const lost = {type: 'lost', host, error: reset, giveUpAfterMs: 600_000} as const;

test('a lost line is said with the reason, the patience, and that the job goes on where it is known to', t => {
  const {connection, said} = heard(false);
  connection.hear(lost);
  t.true(connection.isLost);
  connection.hear({type: 'resumed', host, afterMs: 3240});
  t.false(connection.isLost);
  connection.jobIsTaken();
  const error = new ClientError('connection-lost', 'the connection to lab-01 was lost: read ECONNRESET', {
    cause: reset,
  });
  connection.hear({...lost, error, giveUpAfterMs: 5000});
  connection.hear({...lost, error: new ClientError('connection-lost', 'the connection to lab-01 was lost')});
  t.deepEqual(said, [
    'lab-01: connection lost (read ECONNRESET); trying again for up to 10m',
    'lab-01: resumed after 3.2s',
    'lab-01: connection lost (read ECONNRESET); trying again for up to 5s; the job goes on',
    'lab-01: connection lost; trying again for up to 10m; the job goes on',
  ]);
});

test('that a job waits is said once; on a terminal each change, too', async t => {
  const turns = [
    {ahead: 2, why: 'jobs'},
    {ahead: 1, why: 'jobs'},
    {ahead: 1, why: 'jobs'},
    {ahead: 0, why: 'lock'},
  ] as const;
  const piped = heard(false);
  const watched = heard(true);
  for (const turn of turns)
    for (const {connection} of [piped, watched]) connection.hear({type: 'queued', host, job: 'x', ...turn});
  t.like(await piped.connection.queued, {ahead: 2, why: 'jobs'});
  t.deepEqual(piped.said, [
    'lab-01: waiting: 2 of yours come first (the host is at its limit of running jobs)',
  ]);
  t.deepEqual(watched.said, [
    'lab-01: waiting: 2 of yours come first (the host is at its limit of running jobs)',
    'lab-01: waiting: 1 of yours comes first (the host is at its limit of running jobs)',
    'lab-01: waiting for its turn (a command with the same lock is running)',
  ]);
});
