import {useEffect, useRef, useState} from 'preact/hooks';
import type {OutputTold, Problem, RunTold} from '../told.ts';
import {usePage} from './context.ts';
import {ProblemText, problemIn} from './parts.tsx';

/** As many bytes as a window has (src/dashboard/output-window.ts). */
const windowBytes = 96 * 1024;

/**
 * A window of the output: the last of it as it comes, or any other. The page holds no more than the window, however much there is.
 */
export function OutputView({run}: {run: RunTold}) {
  const {connection} = usePage();
  const [shown, setShown] = useState<OutputTold>();
  const [problem, setProblem] = useState<Problem>();
  /** Undefined while the end is followed. */
  const [from, setFrom] = useState<number>();
  const text = useRef<HTMLElement>(null);
  const asking = useRef(false);
  const {host, job, end} = run;

  useEffect(() => {
    // Output that came while it was asked for is asked for when the answer is there.
    if (asking.current || (shown && from === undefined && shown.to === end)) return;
    if (shown && from !== undefined && shown.from === from) return;
    asking.current = true;
    connection.ask<OutputTold>({want: 'output', host, job, ...(from !== undefined && {from})}).then(
      told => {
        asking.current = false;
        setProblem(undefined);
        // One that begins elsewhere than was asked is what there is there.
        if (from !== undefined && told.from !== from) setFrom(told.from);
        setShown(told);
      },
      (error: unknown) => {
        asking.current = false;
        setProblem(problemIn(error));
      },
    );
  }, [host, job, end, from, shown, connection]);

  useEffect(() => {
    if (from === undefined) text.current?.scrollTo({top: text.current.scrollHeight});
    else text.current?.scrollTo({top: 0});
  }, [shown, from]);

  const isOver = run.phase === 'ended' || run.phase === 'unknown';
  const isEmpty = shown !== undefined && shown.pieces.length === 0;
  const isAllShown = shown !== undefined && shown.from <= shown.begin && shown.to >= shown.end;
  return (
    <div>
      <h2>Output</h2>
      <ProblemText problem={problem} />
      {shown && !isAllShown && (
        <p class="line">
          <span class="quiet">
            bytes {shown.from.toLocaleString('en')} to {shown.to.toLocaleString('en')} of{' '}
            {end.toLocaleString('en')}
            {from === undefined && !isOver && ', as they come'}
          </span>
          <button
            type="button"
            class="plain"
            disabled={shown.from <= shown.begin}
            onClick={() => setFrom(shown.begin)}
          >
            Beginning
          </button>
          <button
            type="button"
            class="plain"
            disabled={shown.from <= shown.begin}
            onClick={() => setFrom(Math.max(shown.begin, shown.from - windowBytes))}
          >
            Earlier
          </button>
          <button
            type="button"
            class="plain"
            disabled={shown.to >= shown.end}
            onClick={() => setFrom(shown.to)}
          >
            Later
          </button>
          <button
            type="button"
            class="plain"
            disabled={from === undefined}
            onClick={() => setFrom(undefined)}
          >
            {isOver ? 'End' : 'Follow the end'}
          </button>
        </p>
      )}
      {isEmpty && <p class="quiet">{isOver ? 'It printed nothing.' : 'Nothing yet.'}</p>}
      <section
        class="output"
        hidden={!shown || isEmpty}
        ref={text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="Output"
      >
        {shown?.pieces.map(piece =>
          piece.channel === 'missing' ? (
            <span key={piece.from} class="missing">
              bytes {piece.from.toLocaleString('en')} to {piece.to.toLocaleString('en')} are gone{'\n'}
            </span>
          ) : (
            <span key={piece.at} class={piece.channel}>
              {piece.text}
            </span>
          ),
        )}
      </section>
    </div>
  );
}
