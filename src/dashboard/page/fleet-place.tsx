import {useEffect, useState} from 'preact/hooks';
import type {FleetCell, FleetTold} from '../fleet/fleet-told.ts';
import type {Problem} from '../told.ts';
import {linkTo, usePage} from './context.ts';
import {FleetActs} from './fleet-acts.tsx';
import {FleetOutput} from './fleet-output.tsx';
import {Check, Copied, Find, ProblemText, problemIn, Reason, Title, Verdict} from './parts.tsx';
import type {FleetKnown} from './store.ts';
import {counted, fleetWords} from './words.ts';

/** A run on several hosts: a cell a host, what they printed, and what was verified. */
export function FleetPlace({fleet}: {fleet: string}) {
  const page = usePage();
  const {store, connection, announce} = page;
  const [problem, setProblem] = useState<Problem>();
  const {isConnected} = store;
  // Again after each connection: a new one hears of no run.
  useEffect(() => {
    if (!isConnected) return;
    connection.ask<FleetTold>({want: 'open-fleet', fleet}).then(
      told => {
        setProblem(undefined);
        store.fleet(told);
      },
      (error: unknown) => setProblem(problemIn(error)),
    );
  }, [fleet, isConnected, connection, store]);
  const known = store.fleets.get(fleet);
  const phase = known?.told.phase;
  const [wasRunning, setRunning] = useState(false);
  useEffect(() => {
    if (phase === 'running') setRunning(true);
    else if (wasRunning) announce(known?.told.words ?? '');
  }, [phase]);
  return (
    <>
      <Title>
        {known?.told.command ?? 'A run'} <span class="quiet">on {known?.told.hosts ?? 'several hosts'}</span>
      </Title>
      <ProblemText problem={problem} />
      {!known && !problem && (
        <p class="quiet" role="status">
          Reading …
        </p>
      )}
      {known && (
        <>
          <Facts known={known} />
          <FleetActs known={known} />
          <Cells known={known} />
          <FleetOutput told={known.told} />
          <h2>The same on the command line</h2>
          {known.told.again !== '' && (
            <Copied text={known.told.again} label="the command line that runs it again" />
          )}
          <Copied text={known.told.look} label="the command line that shows it" />
          <Copied
            text={`reeve audit log '${known.told.hosts}' --fleet ${fleet}`}
            label="the command line that finds it in the accounts"
          />
        </>
      )}
    </>
  );
}

function Facts({known: {told, cells}}: {known: FleetKnown}) {
  const isBusy = told.phase === 'running';
  const states = [...cells.values()].map(({state}) => state);
  const isGood = states.every(state => state === 'ended');
  const proof = proofOf([...cells.values()], isBusy);
  return (
    <dl class="facts">
      <dt>state</dt>
      <dd>
        <span class={`state ${isBusy ? 'running' : isGood ? 'up' : 'warned'}`}>{told.words}</span>
        {told.stopped !== '' && <span class="trouble"> · {told.stopped}</span>}
        {told.phase === 'elsewhere' && (
          <span class="quiet">Another program works on it; come here again for what it did.</span>
        )}
      </dd>
      <dt>receipts</dt>
      <dd>
        <Verdict proof={proof} /> <span class="quiet">{proof.words}</span>
      </dd>
      <dt>run</dt>
      <dd>
        <code>{told.fleet}</code>
      </dd>
    </dl>
  );
}

/** Green only where it is over and each host that ended has a receipt that was verified; red where one contradicts. */
function proofOf(cells: readonly FleetCell[], isBusy: boolean) {
  const ended = cells.filter(({state}) => state === 'ended' || state === 'failed');
  const good = ended.filter(({verdict}) => verdict === 'good').length;
  const bad = cells.filter(({verdict}) => verdict === 'bad');
  if (bad.length > 0)
    return {
      verdict: 'bad',
      words: bad.map(({host, proof}) => `${host}: ${proof}`).join('; '),
      receipt: '',
    } as const;
  const words =
    ended.length === 0
      ? 'nothing to verify came'
      : `${good} of ${counted(ended.length, 'host')} that ended${good === 0 ? '; the place of each verifies it' : ''}`;
  return {
    verdict: !isBusy && ended.length > 0 && good === ended.length ? 'good' : 'open',
    words,
    receipt: '',
  } as const;
}

function Cells({known: {told, cells}}: {known: FleetKnown}) {
  const [find, setFind] = useState('');
  const [isOdd, setOdd] = useState(false);
  const isOver = told.phase !== 'running';
  const shown = [...cells.values()]
    .filter(({host, words}) => `${host} ${words}`.includes(find))
    .filter(cell => !isOdd || rank(cell) === 0);
  // Cells keep their places while it goes on.
  const sorted = isOver ? shown.sort((a, b) => rank(a) - rank(b)) : shown;
  return (
    <>
      <h2>Hosts</h2>
      <form class="filters" onSubmit={event => event.preventDefault()}>
        <Find text={find} set={setFind} />
        <Check label="only those that need a look" isOn={isOdd} turn={setOdd} />
      </form>
      {sorted.length === 0 && <p class="quiet">None.</p>}
      <ul class="cells">
        {sorted.map(cell => (
          <li key={cell.host}>
            <Cell cell={cell} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Those that need a look come first. */
const rank = ({state, verdict}: FleetCell) =>
  verdict === 'bad' || ['failed', 'refused', 'unreachable', 'unknown'].includes(state)
    ? 0
    : state === 'untried'
      ? 1
      : 2;

function Cell({cell}: {cell: FleetCell}) {
  const page = usePage();
  const {host, state, words, job, verdict, proof} = cell;
  const isEnded = state === 'ended' || state === 'failed';
  const leadsNowhere = job === '' || state === 'refused';
  const content = (
    <>
      <strong>{host}</strong>
      <span class={`state ${kindOf(cell)}`}>
        {fleetWords[state]}
        {isEnded && `, ${words}`}
      </span>
      {!isEnded &&
        words !== '' &&
        (leadsNowhere ? (
          <Reason text={words} of={host} />
        ) : (
          <span class={state === 'unknown' ? 'quiet whole' : 'quiet'}>{words}</span>
        ))}
      {(isEnded || verdict === 'bad') && (
        <span>
          <Verdict proof={{verdict, words: proof, receipt: ''}} />
        </span>
      )}
    </>
  );
  return leadsNowhere ? (
    <div class="cell">{content}</div>
  ) : (
    <a class="cell" href={linkTo(page, 'run', [host, job])}>
      {content}
    </a>
  );
}

/** The mark and colour of a state: the green one is of verified ends alone. */
function kindOf({state, verdict}: FleetCell): string {
  switch (state) {
    case 'ended':
      return verdict === 'good' ? 'up' : 'done';
    case 'failed':
      return 'down';
    case 'refused':
      return 'refused';
    case 'unreachable':
      return 'away';
    case 'unknown':
      return 'warned';
    case 'running':
      return 'running';
    default:
      return 'connecting';
  }
}
