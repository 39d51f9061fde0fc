import {useEffect, useState} from 'preact/hooks';
import type {FleetRow} from '../fleet/fleet-told.ts';
import type {Problem} from '../told.ts';
import {linkTo, usePage} from './context.ts';
import {Find, ProblemText, problemIn, Table, Title} from './parts.tsx';
import {counted, shownTime} from './words.ts';

/** The runs on several hosts that are kept on this machine, newest first. */
export function FleetsPlace() {
  const page = usePage();
  const {connection, store} = page;
  const {isConnected} = store;
  const [rows, setRows] = useState<readonly FleetRow[]>();
  const [problem, setProblem] = useState<Problem>();
  const [find, setFind] = useState('');
  useEffect(() => {
    if (!isConnected) return;
    connection
      .ask<readonly FleetRow[]>({want: 'fleets'})
      .then(setRows, (error: unknown) => setProblem(problemIn(error)));
  }, [isConnected, connection]);
  const now = Date.now();
  const found = rows?.filter(row => Object.values(row).join(' ').includes(find)) ?? [];
  return (
    <>
      <Title>Runs on several hosts</Title>
      <p class="quiet">
        Those that were made by you on this machine, here or by <code>reeve run</code>.
      </p>
      <form class="filters" onSubmit={event => event.preventDefault()}>
        <Find text={find} set={setFind} />
      </form>
      <ProblemText problem={problem} />
      {rows && (
        <p class="quiet" role="status">
          {found.length === 0 ? 'There is none.' : counted(found.length, 'run')}
        </p>
      )}
      {found.length > 0 && (
        <Table heads={['Begun', 'Command', 'Hosts', 'How']}>
          {found.map(({fleet, at, command, hosts, words}) => (
            <tr key={fleet}>
              <td class="number">{shownTime(at, now)}</td>
              <td>
                <a href={linkTo(page, 'fleet', [fleet])}>{command}</a>
              </td>
              <td class="what">{hosts}</td>
              <td>{words}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
