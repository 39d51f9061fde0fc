import {useState} from 'preact/hooks';
import type {HostCell, JobRow} from '../told.ts';
import {linkTo, usePage} from './context.ts';
import {Check, Find, HostState, JobState, Table, Title} from './parts.tsx';
import {counted, shownTime} from './words.ts';

/** Rows that are drawn at first, and that are drawn more. */
const step = 200;

/** The jobs of all hosts, or of one, newest first. */
export function JobsPlace({host}: {host: string}) {
  const page = usePage();
  const [find, setFind] = useState('');
  const [isMine, setMine] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [hasReadings, setReadings] = useState(false);
  const [most, setMost] = useState(step);
  const {store} = page;
  const now = Date.now();
  const found = [...store.jobs.values()]
    .filter(job => host === '' || job.host === host)
    .filter(({reading}) => hasReadings || !reading)
    .filter(job => !isMine || job.owner === store.me?.name)
    .filter(({state}) => !isRunning || state === 'running' || state === 'queued')
    .filter(job => `${job.host} ${job.command} ${job.owner} ${job.outcome} ${job.job}`.includes(find))
    .sort((a, b) => (a.job < b.job ? 1 : -1));
  const cell = store.hosts.get(host);
  const silent = [...store.hosts.values()].filter(
    ({host: name, state}) => (host === '' || host === name) && (state === 'down' || state === 'refused'),
  );
  return (
    <>
      <Title>{host === '' ? 'Jobs' : `Jobs of ${host}`}</Title>
      {cell && <HostFacts cell={cell} />}
      {host === '' && (
        <p class="line">
          <a href={linkTo(page, 'fleet')}>Runs on several hosts</a>
        </p>
      )}
      <form class="filters" onSubmit={event => event.preventDefault()}>
        <Find text={find} set={setFind} />
        <Check label="mine" isOn={isMine} turn={setMine} />
        <Check label="running or waiting" isOn={isRunning} turn={setRunning} />
        <Check label="readings of the account, too" isOn={hasReadings} turn={setReadings} />
      </form>
      <p class="quiet" role="status">
        {found.length === 0 ? 'No job that you may see.' : counted(found.length, 'job')}
      </p>
      {silent.length > 0 && (
        <p class="trouble" role="status">
          No news from {silent.map(({host: name}) => name).join(', ')}: what stands here of{' '}
          {silent.length === 1 ? 'its' : 'their'} jobs may have changed since.
        </p>
      )}
      {found.length > 0 && (
        <Table heads={['Ordered', host === '' && 'Host', 'Command', 'Who', 'State', 'Took', 'Output']}>
          {found.slice(0, most).map(job => (
            <Row
              key={`${job.host} ${job.job}`}
              job={job}
              link={linkTo(page, 'run', [job.host, job.job])}
              isOfAll={host === ''}
              now={now}
            />
          ))}
        </Table>
      )}
      {found.length > most && (
        <button type="button" onClick={() => setMost(most + step)}>
          {counted(Math.min(step, found.length - most), 'more', 'more')}
        </button>
      )}
    </>
  );
}

function Row({job, link, isOfAll, now}: {job: JobRow; link: string; isOfAll: boolean; now: number}) {
  return (
    <tr>
      <td class="number">{shownTime(job.orderedAt, now)}</td>
      {isOfAll && <td>{job.host}</td>}
      <td>
        <a href={link}>{job.command}</a>
      </td>
      <td>{job.owner}</td>
      <td>
        <JobState job={job} />
      </td>
      <td class="number">{job.took}</td>
      <td class="number">{job.size}</td>
    </tr>
  );
}

function HostFacts({cell}: {cell: HostCell}) {
  const page = usePage();
  return (
    <>
      <p class="line">
        <HostState cell={cell} />
        {cell.why !== '' && <span>{cell.why}</span>}
        {cell.version !== '' && <span class="quiet">reeve {cell.version}</span>}
        {cell.free !== '' && <span class="quiet">{cell.free} free</span>}
        {!page.store.me?.readOnly && <a href={linkTo(page, 'new', [cell.host])}>Run a command here</a>}
        <a href={linkTo(page, 'account', [cell.host])}>Its account</a>
      </p>
      {cell.warnings.length > 0 && (
        <ul class="warnings">
          {cell.warnings.map(warning => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </>
  );
}
