import type {ComponentChildren} from 'preact';
import {useLayoutEffect, useRef, useState} from 'preact/hooks';
import type {HostCell, JobRow, Problem, Proof} from '../told.ts';
import {ProblemError} from './connection.ts';
import {usePage} from './context.ts';
import {verdictWords} from './words.ts';

/** The heading of a place; it has the focus when one comes there, so that it is read first. */
export function Title({children}: {children: ComponentChildren}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before anything is seen: keys that are pressed then are for what comes behind it.
  useLayoutEffect(() => heading.current?.focus({preventScroll: false}), []);
  return (
    <h1 tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}

/** The field that finds, which a key leads to. */
export function Find({text, set}: {text: string; set: (text: string) => void}) {
  return (
    <label>
      Find
      <input data-find type="search" value={text} onInput={event => set(event.currentTarget.value)} />
    </label>
  );
}

export function Check({label, isOn, turn}: {label: string; isOn: boolean; turn: (isOn: boolean) => void}) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={event => turn(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** A table that scrolls by itself where it is wider than the place. @param heads those of the columns; false for none */
export function Table({heads, children}: {heads: readonly (string | false)[]; children: ComponentChildren}) {
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            {heads.map(
              head =>
                head !== false && (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function ProblemText({problem, except}: {problem: Problem | undefined; except?: readonly string[]}) {
  if (!problem || except?.includes(problem.field)) return null;
  return (
    <div class="trouble" role="alert">
      <p>{problem.message}</p>
      {problem.advice.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

export const problemIn = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : {code: 'internal', message: String(error), advice: [], field: ''};

const hostWords: Readonly<Record<HostCell['state'], string>> = {
  connecting: 'connecting',
  up: 'up',
  down: 'unreachable',
  refused: 'refuses',
};

export function HostState({cell}: {cell: HostCell}) {
  const hasWarnings = cell.state === 'up' && cell.warnings.length > 0;
  return (
    <span class={`state ${hasWarnings ? 'warned' : cell.state === 'down' ? 'away' : cell.state}`}>
      {hasWarnings
        ? `up, ${cell.warnings.length === 1 ? 'a warning' : `${cell.warnings.length} warnings`}`
        : hostWords[cell.state]}
    </span>
  );
}

export function JobState({job}: {job: JobRow}) {
  const kind =
    job.state === 'running' ? 'running' : job.state === 'queued' ? 'connecting' : job.failed ? 'down' : 'up';
  return (
    <span class={`state ${kind}`}>{job.outcome || (job.state === 'queued' ? 'waiting' : job.state)}</span>
  );
}

/** More characters than this may be cut in a cell, which shows four lines. */
const fitsInCell = 80;

/** A reason in a cell that leads nowhere: one that may be cut is shown whole by a button. */
export function Reason({text, of}: {text: string; of: string}) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= fitsInCell) return <span class="quiet">{text}</span>;
  const label = isWhole ? 'Less' : 'All of it';
  return (
    <>
      <span class={isWhole ? 'quiet whole' : 'quiet'}>{text}</span>
      <button
        type="button"
        class="plain"
        aria-expanded={isWhole}
        aria-label={`${label}, the reason of ${of}`}
        onClick={() => setWhole(!isWhole)}
      >
        {label}
      </button>
    </>
  );
}

/** Green only where it was verified. */
export function Verdict({proof}: {proof: Proof}) {
  return <span class={`verdict ${proof.verdict}`}>{verdictWords[proof.verdict]}</span>;
}

/** A text, and a button that copies it. */
export function Copied({text, label}: {text: string; label: string}) {
  const {announce} = usePage();
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text).catch(() => {});
    setDone(true);
    announce('copied');
  };
  return (
    <div class="copied">
      <code>{text}</code>
      <button type="button" class="plain" onClick={() => void copy()} aria-label={`Copy ${label}`}>
        {isDone ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}
