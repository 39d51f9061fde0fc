import {useEffect, useState} from 'preact/hooks';
import type {CommandCard, CommandOnHosts, Problem} from '../told.ts';
import {CommandList, useCommands, useCommandsOn} from './command-list.tsx';
import {go, linkTo, usePage} from './context.ts';
import {Find, ProblemText, Title} from './parts.tsx';
import {RunForm} from './run-form.tsx';
import {counted} from './words.ts';

/** From a host, or several, to a command to its form. @param target a host of client.yaml or a node set; empty while none is chosen */
export function NewPlace({target, command}: {target: string; command: string}) {
  const {me} = usePage().store;
  if (me?.readOnly) return <ReadOnly />;
  const isOne = target === '' || me?.hosts.includes(target) === true;
  return isOne ? <OnOne host={target} command={command} /> : <OnSeveral target={target} command={command} />;
}

function OnOne({host, command}: {host: string; command: string}) {
  const {cards, problem} = useCommands(host);
  const card = cards?.find(each => each.command === command);
  if (card) return <RunForm key={`${host} ${command}`} target={host} hosts={[host]} card={card} />;
  return (
    <Choice
      target={host}
      command={command}
      cards={cards}
      problem={problem}
      asking={host === '' ? '' : `Asking ${host} …`}
      on={host}
    />
  );
}

function OnSeveral({target, command}: {target: string; command: string}) {
  const page = usePage();
  const {told, problem} = useCommandsOn(target);
  const card = told?.cards.find(each => each.command === command);
  const only = told?.hosts.length === 1 ? told.hosts[0] : undefined;
  useEffect(() => {
    if (only !== undefined)
      go(linkTo(page, 'new', command === '' ? [only] : [only, command], page.place.query), 'replace');
  }, [only]);
  if (told && card)
    return <RunForm key={`${target} ${command}`} target={target} hosts={told.hosts} card={card} />;
  return (
    <Choice
      target={target}
      command={command}
      cards={told?.cards}
      problem={problem}
      asking={`Asking the hosts of ${target} …`}
      on={told ? counted(told.hosts.length, 'host') : target}
      silent={told?.silent}
    />
  );
}

interface ChoiceProps {
  readonly target: string;
  readonly command: string;
  /** Undefined while they are asked for, or if no host is chosen. */
  readonly cards: readonly (CommandCard | CommandOnHosts)[] | undefined;
  readonly problem: Problem | undefined;
  readonly asking: string;
  /** The hosts in words. */
  readonly on: string;
  readonly silent?: readonly string[] | undefined;
}

function Choice({target, command, cards, problem, asking, on, silent = []}: ChoiceProps) {
  const [find, setFind] = useState('');
  const found = cards?.filter(each => `${each.command} ${each.about}`.includes(find)) ?? [];
  return (
    <>
      <Title>Run</Title>
      <Where target={target} />
      {cards && cards.length > 0 && (
        <form class="filters" onSubmit={event => event.preventDefault()}>
          <Find text={find} set={setFind} />
        </form>
      )}
      <ProblemText problem={problem} />
      {asking !== '' && !cards && !problem && (
        <p class="quiet" role="status">
          {asking}
        </p>
      )}
      {silent.map(words => (
        <p key={words} class="note" role="status">
          {words}
        </p>
      ))}
      {cards?.length === 0 && <p>You may run nothing on {on}. Its catalogue says who may do what.</p>}
      {command !== '' && cards && !cards.some(card => card.command === command) && (
        <p class="trouble" role="alert">
          There is no command {command} on {on} that you may run.
        </p>
      )}
      {found.length > 0 && <CommandList target={target} cards={found} />}
    </>
  );
}

/** One host by its name, or several by a node set. */
function Where({target}: {target: string}) {
  const page = usePage();
  const {me} = page.store;
  const [typed, setTyped] = useState(me?.hosts.includes(target) ? '' : target);
  const to = (next: string) => go(linkTo(page, 'new', next === '' ? [] : [next]));
  return (
    <form
      class="filters"
      onSubmit={event => {
        event.preventDefault();
        if (typed.trim() !== '') to(typed.trim());
      }}
    >
      <label>
        Host
        <select value={target} onChange={event => to(event.currentTarget.value)}>
          <option value="">choose one</option>
          {(me?.hosts ?? []).map(name => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="grow">
        or a node set, such as {exampleOf(me?.sets[0]?.name, me?.hosts ?? [])}
        <input
          value={typed}
          maxLength={4096}
          spellcheck={false}
          autocomplete="off"
          list="groups"
          onInput={event => setTyped(event.currentTarget.value)}
        />
      </label>
      <datalist id="groups">
        {(me?.sets ?? []).map(({name}) => (
          <option key={name} value={`@${name}`} />
        ))}
      </datalist>
      <button type="submit">Choose</button>
    </form>
  );
}

const exampleOf = (group: string | undefined, hosts: readonly string[]) =>
  group !== undefined ? `@${group}` : hosts.length > 1 ? hosts.slice(0, 2).join(',') : 'lab-[01-12]';

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
