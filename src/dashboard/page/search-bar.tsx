import type {Ref} from 'preact';
import {useEffect, useReducer, useRef, useState} from 'preact/hooks';
import {shownBytes} from '../../present/byte-count.ts';
import type {FoundTold, Problem, RunTold} from '../told.ts';
import {usePage} from './context.ts';
import {OutputSearch} from './output-search.ts';
import {Check, ProblemText, problemIn} from './parts.tsx';

export interface Hit {
  readonly at: number;
  readonly length: number;
}

/**
 * The search over a run's output. It begins at Enter, and goes to its first hit.
 *
 * @param show goes to a hit
 */
export function SearchBar({
  run,
  field,
  show,
}: {
  run: RunTold;
  field: Ref<HTMLInputElement>;
  show: (hit: Hit) => void;
}) {
  const {connection, announce} = usePage();
  const {host, job, end} = run;
  const [, again] = useReducer<number, void>(count => count + 1, 0);
  const [text, setText] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [search, setSearch] = useState<OutputSearch>();
  const [length, setLength] = useState(0);
  const [current, setCurrent] = useState(0);
  const found = search?.hits.length ?? 0;
  useEffect(() => () => search?.stop(), [search]);

  const forget = () => {
    search?.stop();
    setSearch(undefined);
    setProblem(undefined);
  };
  const goOn = (which: OutputSearch) => {
    setProblem(undefined);
    which.run().catch((error: unknown) => setProblem(problemIn(error)));
  };
  const begin = () => {
    if (text === '') return;
    const begun = new OutputSearch(
      from => connection.ask<FoundTold>({want: 'search', host, job, text, matchCase, from}),
      () => again(),
    );
    setSearch(begun);
    setLength(new TextEncoder().encode(text).length);
    setCurrent(0);
    goOn(begun);
  };
  const go = (to: number) => {
    const at = search?.hits[(to + found) % found];
    if (at === undefined) return;
    setCurrent((to + found) % found);
    show({at, length});
  };
  const shownOf = useRef<OutputSearch | undefined>(undefined);
  useEffect(() => {
    if (found === 0 || shownOf.current === search) return;
    shownOf.current = search;
    go(0);
  }, [search, found]);
  const isOver = search !== undefined && !search.isRunning;
  const said = search && words(search, current, end);
  useEffect(() => {
    if (isOver && said) announce(said);
  }, [isOver]);

  return (
    <form
      class="filters search"
      onSubmit={event => {
        event.preventDefault();
        if (found > 0) go(current + 1);
        else if (!search?.isRunning) begin();
      }}
    >
      <label class="grow">
        Find in the output
        <input
          data-find
          type="search"
          ref={field}
          value={text}
          maxLength={256}
          spellcheck={false}
          autocomplete="off"
          onInput={event => {
            setText(event.currentTarget.value);
            forget();
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter' || !event.shiftKey || found === 0) return;
            event.preventDefault();
            go(current - 1);
          }}
        />
      </label>
      <Check
        label="Match case"
        isOn={matchCase}
        turn={isOn => {
          setMatchCase(isOn);
          forget();
        }}
      />
      {!search && <button type="submit">Find</button>}
      {found > 0 && (
        <>
          <button type="submit">Next hit</button>
          <button type="button" onClick={() => go(current - 1)}>
            Previous hit
          </button>
        </>
      )}
      {search?.isRunning && (
        <button type="button" class="plain" onClick={() => search.stop()}>
          Stop
        </button>
      )}
      {isOver && !search.isFull && search.covered < end && (
        <button type="button" class="plain" onClick={() => goOn(search)}>
          Search on
        </button>
      )}
      {said && <p class="quiet wholeline">{said}</p>}
      <ProblemText problem={problem} />
    </form>
  );
}

function words({hits, covered, gone, isFull, isRunning}: OutputSearch, current: number, end: number): string {
  const where =
    hits.length === 0
      ? isRunning
        ? 'nothing yet'
        : 'nothing found'
      : `hit ${(current + 1).toLocaleString('en')} of ${isFull ? 'the first ' : ''}${hits.length.toLocaleString('en')}`;
  const lost = gone === 0 ? '' : `; ${shownBytes(gone)} of it are gone`;
  return `${where}; covered ${shownBytes(covered)} of ${shownBytes(Math.max(covered, end))}${lost}`;
}
