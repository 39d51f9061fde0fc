import {useState} from 'preact/hooks';
import type {FleetCell, FleetTold} from '../fleet/fleet-told.ts';
import type {RetriedOutcome} from '../generated/dashboard.ts';
import type {Asked, Problem} from '../told.ts';
import {mostHosts} from './account-place.tsx';
import {Confirm} from './confirm.tsx';
import {linkTo, usePage} from './context.ts';
import {ProblemText, problemIn} from './parts.tsx';
import type {FleetKnown} from './store.ts';
import {counted} from './words.ts';

/** The acts on a run on several hosts: end it, or try it again where it did not go well. */
export function FleetActs({known: {told, cells}}: {known: FleetKnown}) {
  const page = usePage();
  const {connection, store} = page;
  const [problem, setProblem] = useState<Problem>();
  const [asked, setAsked] = useState<{asked: Asked; which: RetriedOutcome}>();
  const [isSending, setSending] = useState(false);
  const {fleet, phase, needs, command, refusals} = told;

  const act = async (ask: () => Promise<FleetTold>, which?: RetriedOutcome) => {
    if (isSending) return;
    setSending(true);
    setProblem(undefined);
    setAsked(undefined);
    try {
      store.fleet(await ask());
    } catch (error) {
      const found = problemIn(error);
      if (found.asked && which) setAsked({asked: found.asked, which});
      else setProblem(found);
    } finally {
      setSending(false);
    }
  };
  const retry = (which: RetriedOutcome, confirmation?: string) =>
    act(
      () =>
        connection.ask<FleetTold>({
          want: 'retry-fleet',
          fleet,
          which: [which],
          ...(confirmation !== undefined && {confirmation}),
        }),
      which,
    );
  const again = kinds.flatMap(({which, states, words}) => {
    const hosts = [...cells.values()].filter(({state}) => states.includes(state)).map(({host}) => host);
    return hosts.length === 0 ? [] : [{which, hosts, words: words(counted(hosts.length, 'host'))}];
  });
  const isKept = needs.length === 0;
  const {me} = store;
  const isOver = phase === 'ended';
  const account = linkTo(page, 'account', [], {fleet});
  // Those of more hosts would not be all.
  const entries = (me?.hosts.length ?? 0) <= mostHosts && <a href={account}>Its entries in the accounts</a>;
  if (me?.readOnly) return <p class="line">{entries}</p>;
  return (
    <>
      <p class="line">
        {(!isOver || [...cells.values()].some(({state}) => state === 'unknown')) && (
          <button
            type="button"
            disabled={isSending}
            onClick={() => void act(() => connection.ask<FleetTold>({want: 'cancel-fleet', fleet}))}
          >
            Cancel on all hosts
          </button>
        )}
        {isOver &&
          again.map(({which, hosts, words}) =>
            isKept ? (
              <button key={which} type="button" disabled={isSending} onClick={() => void retry(which)}>
                {words}
              </button>
            ) : (
              <a key={which} href={linkTo(page, 'new', [hosts.join(','), command])}>
                {words} by the form
              </a>
            ),
          )}
        {isOver &&
          refusals
            .filter(({field}) => field !== '')
            .map(({hosts}) => (
              <a key={hosts} href={linkTo(page, 'new', [hosts, command], {refused: fleet})}>
                Correct it for {hosts}
              </a>
            ))}
        {entries}
      </p>
      {isOver && !isKept && again.length > 0 && (
        <p class="quiet">It had {needs.join(' and ')}, which are not kept: give them again.</p>
      )}
      <ProblemText problem={problem} />
      {asked && (
        <Confirm
          asked={asked.asked}
          yes={() => void retry(asked.which, asked.asked.confirmation)}
          no={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

interface Kind {
  readonly which: RetriedOutcome;
  readonly states: readonly FleetCell['state'][];
  readonly words: (hosts: string) => string;
}

const kinds: readonly Kind[] = [
  {which: 'failed', states: ['failed', 'refused'], words: hosts => `Retry ${hosts} where it failed`},
  {which: 'unreachable', states: ['unreachable'], words: hosts => `Retry ${hosts} not reached`},
  {which: 'untried', states: ['untried'], words: hosts => `Start ${hosts} left out`},
  {which: 'unknown', states: ['unknown'], words: hosts => `Ask ${hosts} what became of it`},
];
