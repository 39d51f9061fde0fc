import {useEffect, useState} from 'preact/hooks';
import type {CommandCard, Problem} from '../told.ts';
import {go, linkTo, usePage} from './context.ts';
import {ProblemText, problemIn, Title} from './parts.tsx';
import {RunForm} from './run-form.tsx';
import {effectWords} from './words.ts';

/** From a host to a command to its form. */
export function NewPlace({host, command}: {host: string; command: string}) {
  const page = usePage();
  const {store, connection} = page;
  const [cards, setCards] = useState<readonly CommandCard[]>();
  const [problem, setProblem] = useState<Problem>();
  const [find, setFind] = useState('');
  useEffect(() => {
    setCards(undefined);
    setProblem(undefined);
    if (host === '') return;
    let isWanted = true;
    connection.ask<readonly CommandCard[]>({want: 'commands', host}).then(
      told => isWanted && setCards(told),
      (error: unknown) => isWanted && setProblem(problemIn(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [host, connection]);

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
        {cards && cards.length > 0 && (
          <label>
            Find
            <input
              data-find
              type="search"
              value={find}
              onInput={event => setFind(event.currentTarget.value)}
            />
          </label>
        )}
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
      {found.length > 0 && (
        <ul class="commands">
          {found.map(each => (
            <li key={each.command}>
              <a href={linkTo(page, 'new', [host, each.command])}>{each.command}</a>
              <span class={`effect ${each.effect}`}>{effectWords[each.effect]}</span>
              <span class="quiet">{each.about}</span>
            </li>
          ))}
        </ul>
      )}
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
