import test from 'ava';
import {EndedJobs} from '../../src/executor/jobs/ended-jobs.ts';
import {endedJob} from '../../src/executor/jobs/past-job.ts';
import {lost} from '../../src/executor/jobs/record-end.ts';

test('so many jobs are remembered after their end, and then the one that was remembered first is forgotten', t => {
  const jobs = new EndedJobs(
    () => true,
    () => {},
  );
  const remember = (id: string) =>
    jobs.remember(endedJob({id, owner: 'alice', command: 'uptime', outcome: lost('x')}, 0));
  for (let n = 0; n < 4096; n++) remember(`${n}`);
  t.is([...jobs.all()].length, 4096);
  // Remembered again, it is young again.
  remember('0');
  remember('one more');
  t.is([...jobs.all()].length, 4096);
  t.is(jobs.get('1'), undefined);
  t.is(jobs.get('0')?.facts.id, '0');
  t.like(jobs.get('one more'), {facts: {owner: 'alice'}, startedAt: null, outcome: {state: 'lost'}});
});

test('a job whose end was pruned from the account is forgotten', t => {
  let oldest = 0;
  const jobs = new EndedJobs(
    ({seq}) => seq >= oldest,
    () => {},
  );
  const entry = {seq: 5, position: 0, bytes: 1};
  jobs.remember(endedJob({id: 'a', owner: 'alice', command: 'uptime', outcome: lost('x'), entry}, 0));
  t.is(jobs.get('a')?.facts.id, 'a');
  oldest = 6;
  t.is(jobs.get('a'), undefined);
});
