import test from 'ava';
import {EndedJobs} from '../../src/executor/jobs/ended-jobs.ts';
import {lost} from '../../src/executor/jobs/record-end.ts';

test('so many jobs are remembered after their end, and then the one that was remembered first is forgotten', t => {
  const jobs = new EndedJobs();
  const remember = (id: string) =>
    jobs.remember({id, owner: 'alice', command: 'uptime', end: 0, outcome: lost('x')});
  for (let n = 0; n < 4096; n++) remember(`${n}`);
  t.is([...jobs.all()].length, 4096);
  // Remembered again, it is young again.
  remember('0');
  remember('one more');
  t.is([...jobs.all()].length, 4096);
  t.is(jobs.get('1'), undefined);
  t.is(jobs.get('0')?.id, '0');
  t.like(jobs.get('one more'), {owner: 'alice', startedAt: null, outcome: {state: 'lost'}});
});
