import type {ComponentChildren} from 'preact';
import {useEffect} from 'preact/hooks';
import {go, linkTo, usePage} from './context.ts';
import {noJobId, wholeId} from './judged.ts';
import {ProblemText, Title} from './parts.tsx';
import type {Place} from './places.ts';

/** The place of a job, where its address has the id of one; a short id becomes the whole one. */
export function JobGate({place, children}: {place: Place; children: ComponentChildren}) {
  const page = usePage();
  const [host = '', job = ''] = place.about;
  const whole = wholeId(job, host, page.store.jobs.values());
  useEffect(() => {
    if (whole !== undefined && whole !== job) go(linkTo(page, place.name, [host, whole]), 'replace');
  }, [whole]);
  if (whole === job) return children;
  return (
    <>
      <Title>
        A run <span class="quiet">on {host}</span>
      </Title>
      <ProblemText problem={noJobId(job)} />
      <p>
        <a href={linkTo(page, 'jobs')}>To the list of jobs</a>
      </p>
    </>
  );
}
