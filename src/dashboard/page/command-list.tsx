import {useEffect, useState} from 'preact/hooks';
import type {CommandCard, CommandOnHosts, CommandsOnTold, Problem} from '../told.ts';
import {linkTo, usePage} from './context.ts';
import {problemIn} from './parts.tsx';
import {effectWords} from './words.ts';

interface Commands {
  /** Undefined while the host is asked, or if none is chosen. */
  readonly cards?: readonly CommandCard[];
  readonly problem?: Problem;
}

/** The commands that may be run on a host; none of a host that was chosen before. @param host empty while none is chosen */
export function useCommands(host: string): Commands {
  const {connection} = usePage();
  const [answer, setAnswer] = useState<Commands>({});
  useEffect(() => {
    setAnswer({});
    if (host === '') return;
    let isWanted = true;
    connection.ask<readonly CommandCard[]>({want: 'commands', host}).then(
      cards => isWanted && setAnswer({cards}),
      (error: unknown) => isWanted && setAnswer({problem: problemIn(error)}),
    );
    return () => {
      isWanted = false;
    };
  }, [host, connection]);
  return answer;
}

interface CommandsOn {
  /** Undefined while the hosts are asked. */
  readonly told?: CommandsOnTold;
  readonly problem?: Problem;
}

/** The commands that may be run on the hosts of a node set. */
export function useCommandsOn(target: string): CommandsOn {
  const {connection} = usePage();
  const [answer, setAnswer] = useState<CommandsOn>({});
  useEffect(() => {
    let isWanted = true;
    connection.ask<CommandsOnTold>({want: 'commands-on', target}).then(
      told => isWanted && setAnswer({told}),
      (error: unknown) => isWanted && setAnswer({problem: problemIn(error)}),
    );
    return () => {
      isWanted = false;
    };
  }, [target, connection]);
  return answer;
}

interface ListProps {
  /** A host or a node set. */
  readonly target: string;
  readonly cards: readonly (CommandCard | CommandOnHosts)[];
}

/** Commands, each a link to its form unless the page is read-only. */
export function CommandList({target, cards}: ListProps) {
  const page = usePage();
  return (
    <ul class="commands">
      {cards.map(({command, effect, about}) => (
        <li key={command}>
          {page.store.me?.readOnly ? command : <a href={linkTo(page, 'new', [target, command])}>{command}</a>}
          <span class={`effect ${effect}`}>{effectWords[effect]}</span>
          <span class="quiet">{about}</span>
        </li>
      ))}
    </ul>
  );
}
