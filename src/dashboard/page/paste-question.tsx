import {useEffect, useRef} from 'preact/hooks';
import {visible} from '../../base/quote.ts';
import {counted} from './words.ts';

/** A text that somebody pastes, and who waits for whether it is wanted. */
export interface Pasted {
  readonly text: string;
  readonly answer: (isWanted: boolean) => void;
}

/** Lines of it that are shown, and characters of each. */
const mostLines = 12;
const mostOfLine = 200;

/** Asks before several lines are typed into a terminal, where each may be carried out. Enter and Escape mean that they are not. */
export function PasteQuestion({pasted, close}: {pasted: Pasted; close: (isWanted: boolean) => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isWanted = useRef(false);
  useEffect(() => dialog.current?.showModal(), []);
  const lines = pasted.text.split(/\r\n|\r|\n/);
  const count = counted(lines.at(-1) === '' ? lines.length - 1 : lines.length, 'line');
  const answer = (wanted: boolean) => {
    isWanted.current = wanted;
    dialog.current?.close();
  };
  const shown = lines
    .slice(0, mostLines)
    .map(line => visible(line.slice(0, mostOfLine)))
    .concat(lines.length > mostLines ? ['…'] : [])
    .join('\n');
  return (
    <dialog ref={dialog} onClose={() => close(isWanted.current)} aria-labelledby="paste-title">
      <h2 id="paste-title">Paste {count} into the terminal?</h2>
      <p>The command may carry each of them out.</p>
      <code class="argv pasted">{shown}</code>
      <p class="line">
        <button type="button" onClick={() => answer(false)}>
          Do not paste
        </button>
        <button type="button" onClick={() => answer(true)}>
          Paste {count}
        </button>
      </p>
    </dialog>
  );
}
