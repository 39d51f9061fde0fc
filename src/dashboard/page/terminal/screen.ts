import {Terminal} from '@xterm/xterm';
import css from '@xterm/xterm/css/xterm.css';
import {visible} from '../../../base/quote.ts';
import {TerminalView} from '../../../present/terminal/view.ts';
import type {ScreenPart} from '../../told.ts';
import {AdoptedStyle, adopt} from './adopted-style.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface ScreenOptions {
  /** The one who types; nobody's keys go anywhere without. */
  readonly typist: Typist | undefined;
  /** Hears of a title that the command sets. */
  readonly titled: (title: string) => void;
  /** Somebody wants to leave it by the keyboard. */
  readonly left: () => void;
}

export interface Typist {
  readonly typed: (text: string) => void;
  /** Asks about a text of several lines; what it resolves with is typed if it is true. */
  readonly mayPaste: (text: string) => Promise<boolean>;
  /** Hears the size that the frame has room for. */
  readonly fits: (size: Size) => void;
}

/** A terminal in the page. */
export interface Screen {
  /** Resolves when it is drawn. */
  draw(parts: readonly ScreenPart[]): Promise<void>;
  /** Forgets what was drawn: something between is missing. */
  clear(): void;
  focus(): void;
  /** Whether a screen reader is told what is written. Then a text that comes without keys, as from a list of emoji, is not typed. */
  readAloud(isOn: boolean): void;
  close(): void;
}

/** The size of an order that is not told another. */
const usual: Size = {columns: 80, rows: 24};
const leastColumns = 20;
const leastRows = 6;
/** That xterm keeps free for its scroll bar, pixels. */
const scrollBar = 14;
const mostOfTitle = 80;

/**
 * Opens a terminal in a frame. What a command writes passes the view filter: no question of it is answered, and it sets no
 * clipboard. It makes no links, and its titles stay in the frame.
 */
export function openScreen(frame: HTMLElement, {typist, titled, left}: ScreenOptions): Screen {
  if (!customElements.get('adopted-style')) {
    customElements.define('adopted-style', AdoptedStyle);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    adopt(sheet);
  }
  const terminal = new Terminal({
    cols: usual.columns,
    rows: usual.rows,
    disableStdin: !typist,
    cursorBlink: false,
    fontFamily: getComputedStyle(frame).fontFamily,
    fontSize: 14,
    logLevel: 'off',
    minimumContrastRatio: 4.5,
    scrollback: 5000,
    theme: {background: '#16181a', foreground: '#e6e8e9', cursor: '#e6e8e9', selectionBackground: '#3d5a80'},
  });
  let view = newView();
  function newView() {
    return new TerminalView(typist ? 'typist' : 'onlooker');
  }
  terminal.parser.registerOscHandler(8, () => true);
  terminal.onTitleChange(title => titled(visible(title.slice(0, mostOfTitle))));
  terminal.attachCustomKeyEventHandler(event => {
    if (event.ctrlKey && event.shiftKey && event.key === 'F6') {
      if (event.type === 'keydown') left();
      return false;
    }
    // An onlooker scrolls by the keyboard; all other keys are the page's and the browser's.
    return typist !== undefined || (event.shiftKey && /^(?:Page|Home|End)/.test(event.key));
  });
  terminal.open(frame);
  const name = typist ? 'Terminal: keys go to the command. Ctrl+Shift+F6 leaves it' : 'Terminal: you look on';
  terminal.textarea?.setAttribute('aria-label', name);
  const ended = new AbortController();
  if (typist) {
    terminal.onData(typist.typed);
    // Reports of the mouse in a form that is not text beyond column 95.
    terminal.onBinary(data => void (/^[\0-\x7f]*$/.test(data) && typist.typed(data)));
    const fitting = new ResizeObserver(() => typist.fits(roomIn(frame, terminal)));
    fitting.observe(frame);
    ended.signal.addEventListener('abort', () => fitting.disconnect());
  }
  const paste = async (event: ClipboardEvent) => {
    // Before xterm has it.
    event.preventDefault();
    event.stopPropagation();
    const text = withoutControls(event.clipboardData?.getData('text/plain') ?? '');
    if (!typist || text === '') return;
    if (!/[\r\n]/.test(text) || (await typist.mayPaste(text))) terminal.paste(text);
    terminal.focus();
  };
  frame.addEventListener('paste', event => void paste(event), {capture: true, signal: ended.signal});

  const write = (text: string) => new Promise<void>(drawn => terminal.write(text, drawn));
  return {
    async draw(parts) {
      for (const part of parts)
        if ('text' in part) await write(view.push(part.text));
        else terminal.resize(part.columns, part.rows);
    },
    clear() {
      view = newView();
      terminal.reset();
    },
    focus: () => terminal.focus(),
    readAloud(isOn) {
      terminal.options.screenReaderMode = isOn;
    },
    close() {
      ended.abort();
      terminal.dispose();
    },
  };
}

/**
 * A text as it may be pasted: a control character in it, which somebody else may have put there, would be a key, and the end of a paste
 * (`ESC [ 201 ~`) would make keys of all that follows.
 */
const withoutControls = (text: string) => text.replace(/(?![\t\n\r])[\0-\x1f\x7f-\x9f]/g, '');

/** By the size that its characters have now. */
function roomIn(frame: HTMLElement, terminal: Terminal): Size {
  const screen = frame.querySelector('.xterm-screen')?.getBoundingClientRect();
  const {width, height} = {width: screen?.width ?? 0, height: screen?.height ?? 0};
  if (width === 0 || height === 0) return {columns: terminal.cols, rows: terminal.rows};
  const style = getComputedStyle(frame);
  const within = (whole: number, ...sides: string[]) =>
    whole - sides.reduce((sum, side) => sum + Number.parseFloat(side), 0);
  const room = {
    width: within(frame.clientWidth, style.paddingLeft, style.paddingRight) - scrollBar,
    height: within(frame.clientHeight, style.paddingTop, style.paddingBottom),
  };
  return {
    columns: Math.min(500, Math.max(leastColumns, Math.floor(room.width / (width / terminal.cols)))),
    rows: Math.min(300, Math.max(leastRows, Math.floor(room.height / (height / terminal.rows)))),
  };
}
