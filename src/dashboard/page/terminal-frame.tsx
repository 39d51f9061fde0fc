import {useEffect, useRef, useState} from 'preact/hooks';
import type {Problem, RunTold, ScreenTold} from '../told.ts';
import {usePage} from './context.ts';
import {Check, ProblemText, problemIn} from './parts.tsx';
import type {Pasted} from './paste-question.tsx';
import {PasteQuestion} from './paste-question.tsx';
import type {Screen, ScreenOptions, Size, Typist} from './terminal/screen.ts';
import {counted} from './words.ts';

/** A script by itself, since few places need it (scripts/bundle-page.ts). */
const script: string = '/terminal.js';
/** While the window is drawn larger, its size is told once in so long, milliseconds. */
const resizeMs = 100;

/** The terminal of a run: what its command writes, and the keys of the one who began it or took it over. */
export function TerminalFrame({run}: {run: RunTold}) {
  const {connection, store} = usePage();
  const {host, job} = run;
  const frame = useRef<HTMLDivElement>(null);
  const leave = useRef<HTMLParagraphElement>(null);
  const wasTyped = useRef(false);
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [pasted, setPasted] = useState<Pasted>();
  const [gone, setGone] = useState(0);
  const [screen, setScreen] = useState<Screen>();
  const [isReadAloud, readAloud] = useState(false);
  const isOver = run.phase === 'ended' || run.phase === 'unknown';
  // The screen stays as it is when the run is over.
  const isTyped = run.takesInput || (isOver && wasTyped.current);
  wasTyped.current = isTyped;
  const {isConnected} = store;

  useEffect(() => {
    const {current: element} = frame;
    if (!element || !isConnected) return;
    const end = new AbortController();
    const failed = (error: unknown) => end.signal.aborted || setProblem(problemIn(error));
    const typist = isTyped ? typistOf(failed) : undefined;
    setGone(0);
    setProblem(undefined);
    follow(element, {typist, titled: setTitle, left: () => leave.current?.focus()}, end.signal).catch(failed);
    return () => end.abort();
  }, [host, job, isTyped, isConnected]);

  useEffect(() => screen?.readAloud(isReadAloud), [screen, isReadAloud]);

  function typistOf(failed: (error: unknown) => void): Typist {
    let told: Size | undefined;
    let late: ReturnType<typeof setTimeout> | undefined;
    return {
      typed(text) {
        // Not between the halves of a character.
        for (const piece of text.match(/[\s\S]{1,16384}/gu) ?? [])
          connection.ask({want: 'input', host, job, text: piece, end: false}).catch(failed);
      },
      mayPaste: text => new Promise(answer => setPasted({text, answer})),
      fits(size) {
        clearTimeout(late);
        late = setTimeout(() => {
          if (told?.columns === size.columns && told.rows === size.rows) return;
          told = size;
          // One that has just ended has no size any more.
          connection.ask({want: 'resize', host, job, ...size}).catch(() => {});
        }, resizeMs);
      },
    };
  }

  async function follow(element: HTMLElement, options: ScreenOptions, signal: AbortSignal): Promise<void> {
    const {openScreen} = (await import(script)) as typeof import('./terminal/screen.ts');
    if (signal.aborted) return;
    const screen = openScreen(element, options);
    signal.addEventListener('abort', () => screen.close());
    setScreen(screen);
    if (options.typist) screen.focus();
    for (let from = 0; ; ) {
      const told = await connection.ask<ScreenTold>({want: 'screen', host, job, from});
      if (signal.aborted) return;
      if (told.gone > 0) {
        screen.clear();
        setGone(before => before + told.gone);
      }
      // The next is asked for when this is drawn: a command that prints without end does not fill the page.
      await screen.draw(told.parts);
      if (signal.aborted || told.isOver) return;
      from = told.next;
    }
  }

  return (
    <div>
      <h2>Terminal{title !== '' && <span class="quiet"> {title}</span>}</h2>
      <ProblemText problem={problem} />
      {gone > 0 && <p class="quiet">{counted(gone, 'byte')} of its recording are not shown.</p>}
      <div class="tty" ref={frame} />
      <p class="quiet" tabIndex={-1} ref={leave}>
        {isTyped && !isOver
          ? 'Keys go to the command. Ctrl+Shift+F6 leaves the terminal.'
          : 'Keys that are typed here go nowhere; Shift+Page Up shows what scrolled away.'}
      </p>
      <Check label="For a screen reader" isOn={isReadAloud} turn={readAloud} />
      {pasted && (
        <PasteQuestion
          pasted={pasted}
          close={isWanted => {
            setPasted(undefined);
            pasted.answer(isWanted);
          }}
        />
      )}
    </div>
  );
}
