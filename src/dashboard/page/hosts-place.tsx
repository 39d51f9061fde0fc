import {useState} from 'preact/hooks';
import type {HostCell} from '../told.ts';
import {linkTo, usePage} from './context.ts';
import {Find, HostState, Title} from './parts.tsx';
import {counted} from './words.ts';

/** All hosts of client.yaml, as they are now. */
export function HostsPlace() {
  const page = usePage();
  const [find, setFind] = useState('');
  const [set, setSet] = useState('');
  const {me, hosts} = page.store;
  const ofSet = me?.sets.find(({name}) => name === set)?.hosts;
  const cells = [...hosts.values()]
    .filter(({host}) => host.includes(find) && (ofSet?.includes(host) ?? true))
    .sort((a, b) => rank(a) - rank(b) || a.host.localeCompare(b.host, 'en', {numeric: true}));
  return (
    <>
      <Title>Hosts</Title>
      {hosts.size === 0 && <None configFile={me?.configFile ?? ''} />}
      {hosts.size > 0 && (
        <>
          <form class="filters" onSubmit={event => event.preventDefault()}>
            <Find text={find} set={setFind} />
            {me && me.sets.length > 0 && (
              <label>
                Group
                <select value={set} onChange={event => setSet(event.currentTarget.value)}>
                  <option value="">all hosts</option>
                  {me.sets.map(({name}) => (
                    <option key={name} value={name}>
                      @{name}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {set !== '' && !me?.readOnly && (
              <a href={linkTo(page, 'new', [`@${set}`])}>Run a command on @{set}</a>
            )}
          </form>
          <p class="quiet" role="status">
            {summary(cells)}
          </p>
          <ul class="cells">
            {cells.map(cell => (
              <li key={cell.host}>
                <a href={linkTo(page, 'jobs', [cell.host])} class="cell">
                  <strong>{cell.host}</strong>
                  <HostState cell={cell} />
                  <span class="quiet">{detailOf(cell)}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Hosts that need a look come first. */
function rank({state, warnings}: HostCell): number {
  if (state === 'down' || state === 'refused') return 0;
  return warnings.length > 0 ? 1 : 2;
}

function detailOf({state, why, running, queued, free}: HostCell): string {
  if (state !== 'up') return why;
  const waiting = queued === 0 ? '' : `, ${queued} waiting`;
  return [`${running} running${waiting}`, ...(free === '' ? [] : [`${free} free`])].join(', ');
}

function summary(cells: readonly HostCell[]): string {
  const count = (state: HostCell['state']) => cells.filter(cell => cell.state === state).length;
  const warned = cells.filter(({state, warnings}) => state === 'up' && warnings.length > 0).length;
  const states = [
    [count('up'), 'up'],
    [warned, 'with warnings'],
    [count('connecting'), 'connecting'],
    [count('down'), 'unreachable'],
    [count('refused'), count('refused') === 1 ? 'refuses' : 'refuse'],
  ] as const;
  const told = states.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]));
  return `${counted(cells.length, 'host')}: ${told.length === 0 ? 'none found' : told.join(', ')}`;
}

function None({configFile}: {configFile: string}) {
  return (
    <p>
      No host is named in <code>{configFile}</code>. Add one below <code>hosts:</code>, and start the
      dashboard again.
    </p>
  );
}
