import {useEffect, useRef, useState} from 'preact/hooks';
import type {OutputTold, Problem, RunTold} from '../told.ts';
import {usePage} from './context.ts';
import {ProblemText, problemIn} from './parts.tsx';
import type {Hit} from './search-bar.tsx';
import {SearchBar} from './search-bar.tsx';
import {useVisibleTab} from './visible-tab.ts';

/** As many bytes as a window has (src/dashboard/output/output-window.ts). */
const windowBytes = 96 * 1024;
/** Output of which more than this came since it was drawn last is told by brief windows: to draw a whole one takes long. */
const fastBytes = 16 * 1024;
/** When nothing came for so long, a whole window takes the place of a brief one, milliseconds. */
const restMs = 600;

/** The part of the output that is wanted: from an offset on, around a hit, or the last of it as it comes. */
interface Wanted {
  readonly from?: number;
  readonly hit?: Hit;
}

/** The window that was told, the one that was wanted then, and whether it was brief. */
interface Told {
  readonly shown?: OutputTold;
  readonly of?: Wanted;
  readonly isBrief?: boolean;
}

/**
 * A window of the output: the last of it as it comes, or any other. The page holds no more than the window, however much there is.
 */
export function OutputView({run}: {run: RunTold}) {
  const {connection} = usePage();
  const [wanted, want] = useState<Wanted>({});
  const [{shown, of, isBrief = false}, setShown] = useState<Told>({});
  const [problem, setProblem] = useState<Problem>();
  const text = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const asking = useRef<Wanted | undefined>(undefined);
  const {host, job, end} = run;
  const isTail = wanted.from === undefined && wanted.hit === undefined;
  const isOver = run.phase === 'ended' || run.phase === 'unknown';
  // A tab that nobody sees asks for nothing, and leaves the processor to the job.
  const isVisible = useVisibleTab();

  useEffect(() => {
    // Output that came while it was asked for is asked for when the answer is there; another window at once.
    if (!isVisible || asking.current === wanted) return;
    const isFast = isTail && !isOver && of === wanted && end - (shown?.to ?? 0) > fastBytes;
    // An answer may have more than the page was told of yet.
    const isDue = of !== wanted || (isTail && ((shown?.to ?? 0) < end || (isOver && isBrief)));
    const ask = (brief: boolean) => {
      asking.current = wanted;
      // False where another window was wanted meanwhile.
      const isAwaited = () => {
        if (asking.current !== wanted) return false;
        asking.current = undefined;
        return true;
      };
      connection.ask<OutputTold>({want: 'output', host, job, ...wanted, ...(brief && {brief})}).then(
        told => {
          if (!isAwaited()) return;
          setProblem(undefined);
          setShown({shown: told, of: wanted, isBrief: brief});
        },
        (error: unknown) => {
          if (isAwaited()) setProblem(problemIn(error));
        },
      );
    };
    if (isDue) return ask(isFast);
    if (!isBrief) return;
    const resting = setTimeout(() => ask(false), restMs);
    return () => clearTimeout(resting);
  }, [host, job, end, wanted, shown, isOver, isVisible, connection]);

  useEffect(() => {
    const {current: place} = text;
    if (!place) return;
    const hit = place.querySelector('mark');
    const above = hit ? hit.getBoundingClientRect().top - place.getBoundingClientRect().top : 0;
    if (hit) place.scrollIntoView({block: 'nearest'});
    if (hit) place.scrollTo({top: place.scrollTop + above - place.clientHeight / 2});
    else place.scrollTo({top: isTail ? place.scrollHeight : 0});
  }, [shown]);

  /** Ctrl-F is the browser's but here: it would find what is in the window alone. */
  const find = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'f') return;
    event.preventDefault();
    field.current?.focus();
    field.current?.select();
  };
  const isEmpty = shown !== undefined && shown.pieces.length === 0;
  const isAllShown = shown !== undefined && shown.from <= shown.begin && shown.to >= shown.end;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is for what is in it, which can be reached by itself
    <div onKeyDown={find}>
      <h2>Output</h2>
      {!isEmpty && <SearchBar run={run} field={field} show={hit => want({hit})} />}
      <ProblemText problem={problem} />
      {shown && !isAllShown && (
        <p class="line">
          <span class="quiet">
            bytes {shown.from.toLocaleString('en')} to {shown.to.toLocaleString('en')} of{' '}
            {end.toLocaleString('en')}
            {isTail && !isOver && ', as they come'}
          </span>
          <button
            type="button"
            class="plain"
            disabled={shown.from <= shown.begin}
            onClick={() => want({from: shown.begin})}
          >
            Beginning
          </button>
          <button
            type="button"
            class="plain"
            disabled={shown.from <= shown.begin}
            onClick={() => want({from: Math.max(shown.begin, shown.from - windowBytes)})}
          >
            Earlier
          </button>
          <button
            type="button"
            class="plain"
            disabled={shown.to >= shown.end}
            onClick={() => want({from: shown.to})}
          >
            Later
          </button>
          <button type="button" class="plain" disabled={isTail} onClick={() => want({})}>
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
              {piece.hit ? <mark>{piece.text}</mark> : piece.text}
            </span>
          ),
        )}
      </section>
    </div>
  );
}
