import {useEffect, useState} from 'preact/hooks';
import type {AccountTold, EntryRow, Problem} from '../told.ts';
import {go, linkTo, usePage} from './context.ts';
import {ProblemText, problemIn, Table, Title} from './parts.tsx';
import {counted, dateOf, shownTime} from './words.ts';

interface Found extends EntryRow {
  readonly host: string;
}

interface Answer {
  readonly rows: readonly Found[];
  readonly more: boolean;
  readonly problems: readonly (readonly [string, Problem])[];
}

/** Hosts that are asked at once. */
export const mostHosts = 40;

const fields = [
  ['person', 'Person'],
  ['command', 'Command'],
  ['group', 'Group'],
  ['text', 'Text'],
  ['fleet', 'Of the run'],
] as const;
const outcomes = ['ok', 'failed', 'denied', 'mistaken', 'unable', 'cancelled', 'timeout', 'lost'];
const events = [
  'job-start',
  'job-end',
  'denial',
  'cancel',
  'attach',
  'message',
  'reload',
  'server-start',
  'server-stop',
  'account-read',
];

/** Entries of the account of one host or of all, by what they are about. The filter is in the address. */
export function AccountPlace({host}: {host: string}) {
  const page = usePage();
  const {connection, place, store} = page;
  const {query} = place;
  const [answer, setAnswer] = useState<Answer>();
  const names = (host === '' ? (store.me?.hosts ?? []) : [host]).slice(0, mostHosts);
  const wanted = JSON.stringify([names, query]);
  useEffect(() => {
    let isWanted = true;
    setAnswer(undefined);
    const filter = filterOf(query);
    void Promise.all(
      names.map(name =>
        connection.ask<AccountTold>({want: 'account', host: name, filter}).then(
          told => ({name, told}),
          (error: unknown) => ({name, problem: problemIn(error)}),
        ),
      ),
    ).then(told => isWanted && setAnswer(answerOf(told)));
    return () => {
      isWanted = false;
    };
  }, [wanted, connection]);
  return (
    <>
      <Title>{host === '' ? 'Account' : `Account of ${host}`}</Title>
      <Filters host={host} query={query} />
      {!answer && (
        <p class="quiet" role="status">
          Reading …
        </p>
      )}
      {answer?.problems.map(([name, problem]) => (
        <ProblemText key={name} problem={{...problem, message: `${name}: ${problem.message}`}} />
      ))}
      {answer && (
        <p class="quiet" role="status">
          {answer.rows.length === 0 ? 'No entry matches.' : counted(answer.rows.length, 'entry', 'entries')}
          {answer.more && '; older ones match, too: choose a shorter time'}
        </p>
      )}
      {answer && answer.rows.length > 0 && <Counts rows={answer.rows} />}
      {answer && answer.rows.length > 0 && <Entries rows={answer.rows} isOfAll={host === ''} />}
    </>
  );
}

function Filters({host, query}: {host: string; query: Readonly<Record<string, string>>}) {
  const page = usePage();
  const send = (form: HTMLFormElement) => {
    const typed = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' && name !== 'host' ? [[name, value] as const] : [],
    );
    const chosen = form.elements.namedItem('host') as HTMLSelectElement;
    go(linkTo(page, 'account', chosen.value === '' ? [] : [chosen.value], Object.fromEntries(typed)));
  };
  return (
    <form
      key={JSON.stringify([host, query])}
      class="filters"
      onSubmit={event => {
        event.preventDefault();
        send(event.currentTarget);
      }}
    >
      <label>
        Host
        <select name="host">
          <option value="">all hosts</option>
          {(page.store.me?.hosts ?? []).map(name => (
            <option key={name} value={name} selected={name === host}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {fields.map(([name, label]) => (
        <label key={name}>
          {label}
          <input
            name={name}
            defaultValue={query[name] ?? ''}
            maxLength={64}
            spellcheck={false}
            data-find={name === 'person' || undefined}
          />
        </label>
      ))}
      <Choice name="event" label="Event" values={events} chosen={query.event} />
      <Choice name="outcome" label="Outcome" values={outcomes} chosen={query.outcome} />
      <label>
        From
        <input type="date" name="since" defaultValue={query.since ?? ''} />
      </label>
      <label>
        To
        <input type="date" name="until" defaultValue={query.until ?? ''} />
      </label>
      <button type="submit">Show</button>
      <a href={linkTo(page, 'account', host === '' ? [] : [host], yesterday(Date.now()))}>Yesterday</a>
    </form>
  );
}

function Choice({
  name,
  label,
  values,
  chosen,
}: {
  name: string;
  label: string;
  values: readonly string[];
  chosen: string | undefined;
}) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">any</option>
        {values.map(value => (
          <option key={value} selected={value === chosen}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How often each person did something, as bars. */
function Counts({rows}: {rows: readonly Found[]}) {
  const counts = new Map<string, number>();
  for (const {who, event} of rows)
    if (who !== '' && event !== 'job-end') counts.set(who, (counts.get(who) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, 8);
  const most = sorted[0]?.[1] ?? 1;
  if (sorted.length < 2) return null;
  return (
    <table class="bars">
      <caption>By person</caption>
      <tbody>
        {sorted.map(([who, count]) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td>
              <span class="bar" style={{width: `${Math.max(2, (12 * count) / most)}rem`}} />
              {count}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entries({rows, isOfAll}: {rows: readonly Found[]; isOfAll: boolean}) {
  const page = usePage();
  const now = Date.now();
  return (
    <Table heads={['Time', isOfAll && 'Host', 'Event', 'Who', 'What', 'How', 'Run']}>
      {rows.map(({host, number, time, event, who, what, outcome, failed, job}) => (
        <tr key={`${host} ${number}`}>
          <td class="number">{shownTime(time, now)}</td>
          {isOfAll && <td>{host}</td>}
          <td>{event}</td>
          <td>{who}</td>
          <td class="what">{what}</td>
          <td class={failed ? 'failed' : ''}>{outcome}</td>
          <td>
            {job !== '' && (
              <a href={linkTo(page, 'proof', [host, job])} aria-label={`Prove the run ${job.slice(-8)}`}>
                Prove
              </a>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function answerOf(
  told: readonly ({name: string; told: AccountTold} | {name: string; problem: Problem})[],
): Answer {
  const rows = told.flatMap(each =>
    'told' in each ? each.told.rows.map(row => ({...row, host: each.name})) : [],
  );
  return {
    rows: rows.sort((a, b) => b.time - a.time),
    more: told.some(each => 'told' in each && each.told.more),
    problems: told.flatMap(each => ('problem' in each ? [[each.name, each.problem] as const] : [])),
  };
}

/** The days are whole days of this browser's zone. */
function filterOf(query: Readonly<Record<string, string>>) {
  const {since, until, ...names} = query;
  const known = ['person', 'command', 'group', 'text', 'fleet', 'event', 'outcome'];
  const given = Object.fromEntries(
    Object.entries(names).filter(([name, value]) => known.includes(name) && value !== ''),
  );
  return {
    ...given,
    ...(isDate(since) && {since: new Date(`${since}T00:00:00`).getTime()}),
    ...(isDate(until) && {until: new Date(`${until}T23:59:59.999`).getTime()}),
  };
}

const isDate = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

function yesterday(now: number): Record<string, string> {
  const day = new Date(now);
  day.setDate(day.getDate() - 1);
  return {since: dateOf(day.getTime()), until: dateOf(day.getTime())};
}
