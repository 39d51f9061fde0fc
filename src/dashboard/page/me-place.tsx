import {useEffect, useState} from 'preact/hooks';
import type {HostCell, Me} from '../told.ts';
import {CommandList, useCommands} from './command-list.tsx';
import {usePage} from './context.ts';
import {areKeysOn, turnKeys} from './keys.tsx';
import {ProblemText, Title} from './parts.tsx';
import {shownTime} from './words.ts';

/** My name and groups, how long my certificate is valid, and my rights on each host. */
export function MePlace() {
  const {store, connection} = usePage();
  const {me} = store;
  // The files may hold another certificate than when the page was opened, or when somebody looked last.
  useEffect(() => {
    const read = () => {
      connection.ask<Me>({want: 'me'}).then(
        now => store.set({me: now}),
        // The connection was lost: the page says so, and asks when it is there again.
        () => {},
      );
    };
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [connection, store]);
  if (!me) return null;
  return (
    <>
      <Title>{me.name}</Title>
      {me.problem !== '' && (
        <p class="trouble" role="alert">
          {me.problem}
        </p>
      )}
      <Refusals cells={[...store.hosts.values()]} configFile={me.configFile} />
      <dl class="facts">
        <dt>groups</dt>
        <dd>{me.groups.length === 0 ? 'none' : me.groups.join(', ')}</dd>
        <dt>certificate</dt>
        <dd>
          until {shownTime(me.notAfter, 0)}, serial <code>{me.serial}</code>
        </dd>
        <dt>settings</dt>
        <dd>
          <code>{me.configFile}</code>
        </dd>
        <dt>lab</dt>
        <dd>{me.lab === '' ? 'the one without a name' : me.lab}</dd>
        <dt>program</dt>
        <dd>reeve {me.version}</dd>
      </dl>
      <h2>What I may run</h2>
      <Rights hosts={me.hosts} />
      <h2>Keys</h2>
      <label class="check">
        <input
          type="checkbox"
          defaultChecked={areKeysOn()}
          onChange={event => turnKeys(event.currentTarget.checked)}
        />
        <span>
          <kbd>/</kbd> and <kbd>?</kbd> do something in this tab
        </span>
      </label>
    </>
  );
}

/** The hosts that refuse my certificate: a revocation is known to them alone. */
function Refusals({cells, configFile}: {cells: readonly HostCell[]; configFile: string}) {
  const refusing = Map.groupBy(
    cells.filter(({refusesCertificate}) => refusesCertificate),
    ({why}) => why,
  );
  if (refusing.size === 0) return null;
  return (
    <div class="trouble" role="alert">
      {[...refusing].map(([why, hosts]) => (
        <p key={why}>
          {named(hosts)} this certificate: {why}
        </p>
      ))}
      <p>
        Unless a clock is wrong, ask those who have the CA for another one. It is used, without a new start,
        when the files that <code>{configFile}</code> names hold it and its key.
      </p>
    </div>
  );
}

/** At most three by their names. */
function named(hosts: readonly HostCell[]): string {
  const names = hosts.slice(0, 3).map(({host}) => host);
  const more = hosts.length - names.length;
  return `${names.join(', ')}${more === 0 ? '' : ` and ${more} more`} ${hosts.length === 1 ? 'refuses' : 'refuse'}`;
}

function Rights({hosts}: {hosts: readonly string[]}) {
  const [host, setHost] = useState('');
  const {cards, problem} = useCommands(host);
  return (
    <>
      <form class="filters" onSubmit={event => event.preventDefault()}>
        <label>
          On
          <select data-find value={host} onChange={event => setHost(event.currentTarget.value)}>
            <option value="">choose a host</option>
            {hosts.map(name => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </form>
      <ProblemText problem={problem} />
      {cards?.length === 0 && <p>Nothing on {host}.</p>}
      {cards && cards.length > 0 && <CommandList target={host} cards={cards} />}
    </>
  );
}
