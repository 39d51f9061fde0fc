import {useEffect, useState} from 'preact/hooks';
import type {CommandCard, Problem} from '../told.ts';
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

/** Commands, each a link to its form unless the page is read-only. */
export function CommandList({host, cards}: {host: string; cards: readonly CommandCard[]}) {
  const page = usePage();
  return (
    <ul class="commands">
      {cards.map(({command, effect, about}) => (
        <li key={command}>
          {page.store.me?.readOnly ? command : <a href={linkTo(page, 'new', [host, command])}>{command}</a>}
          <span class={`effect ${effect}`}>{effectWords[effect]}</span>
          <span class="quiet">{about}</span>
        </li>
      ))}
    </ul>
  );
}
