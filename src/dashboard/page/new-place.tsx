import {useState} from 'preact/hooks';
import {CommandList, useCommands} from './command-list.tsx';
import {go, linkTo, usePage} from './context.ts';
import {Find, ProblemText, Title} from './parts.tsx';
import {RunForm} from './run-form.tsx';

/** From a host to a command to its form. */
export function NewPlace({host, command}: {host: string; command: string}) {
  const page = usePage();
  const {store} = page;
  const {cards, problem} = useCommands(host);
  const [find, setFind] = useState('');
  const card = cards?.find(each => each.command === command);
  if (store.me?.readOnly) return <ReadOnly />;
  if (card) return <RunForm key={`${host} ${command}`} host={host} card={card} />;
  const found = cards?.filter(each => `${each.command} ${each.about}`.includes(find)) ?? [];
  return (
    <>
      <Title>Run</Title>
      <form class="filters" onSubmit={event => event.preventDefault()}>
        <label>
          Host
          <select value={host} onChange={event => go(linkTo(page, 'new', about(event.currentTarget.value)))}>
            <option value="">choose one</option>
            {(store.me?.hosts ?? []).map(name => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {cards && cards.length > 0 && <Find text={find} set={setFind} />}
      </form>
      <ProblemText problem={problem} />
      {host !== '' && !cards && !problem && (
        <p class="quiet" role="status">
          Asking {host} …
        </p>
      )}
      {cards?.length === 0 && <p>You may run nothing on {host}. Its catalogue says who may do what.</p>}
      {command !== '' && cards && !card && (
        <p class="trouble" role="alert">
          There is no command {command} on {host} that you may run.
        </p>
      )}
      {found.length > 0 && <CommandList host={host} cards={found} />}
    </>
  );
}

const about = (host: string) => (host === '' ? [] : [host]);

function ReadOnly() {
  return (
    <>
      <Title>Run</Title>
      <p>
        This dashboard was started with <code>--read-only</code>: nothing is run from it.
      </p>
    </>
  );
}
