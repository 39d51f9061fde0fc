import {useState} from 'preact/hooks';
import {CommandList, useCommands} from './command-list.tsx';
import {usePage} from './context.ts';
import {areKeysOn, turnKeys} from './keys.tsx';
import {ProblemText, Title} from './parts.tsx';
import {shownTime} from './words.ts';

/** My name and groups, how long my certificate is valid, and my rights on each host. */
export function MePlace() {
  const {store} = usePage();
  const {me} = store;
  if (!me) return null;
  return (
    <>
      <Title>{me.name}</Title>
      {me.problem !== '' && (
        <p class="trouble" role="alert">
          {me.problem}
        </p>
      )}
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
