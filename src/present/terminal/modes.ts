import {ControlSequences} from './control-sequences.ts';

/**
 * Follows what a program does to a terminal by what it writes there, so that just that can be undone when the program
 * is gone: alternate screen, hidden cursor, mouse, focus and paste reports, keypad and keyboard protocols, scroll
 * region, colours, character sets, titles that were put aside. (Sequences as xterm's ctlseqs names them.)
 */
export class TerminalModes {
  readonly #sequences = new ControlSequences({
    text: text => {
      if (text.includes(shiftOut)) this.#note({key: 'shift', mode: {on: '', off: shiftIn}});
    },
    sequence: sequence => {
      for (const change of changesOf(sequence)) this.#note(change);
    },
  });
  readonly #modes = new Map<string, Mode>();
  #endsLine = true;

  /** True if the program draws on a screen that goes away with it. */
  get isOnOwnScreen(): boolean {
    return this.#modes.keys().some(key => screens.has(key));
  }

  /** True if the last output ended a line, so that the next does not continue one. */
  get endsLine(): boolean {
    return this.#endsLine;
  }

  push(text: string): void {
    this.#sequences.push(text);
    if (text !== '') this.#endsLine = text.endsWith('\n');
  }

  /** The sequences that restore the terminal; empty if nothing is to be undone. */
  undo(): string {
    const modes = [...this.#modes].toSorted(([one], [other]) => rank(one) - rank(other));
    return this.#sequences.closing + modes.map(([, {off}]) => off).join('');
  }

  /** The sequences that, after {@link undo}, set the terminal as the program has it. */
  redo(): string {
    return [...this.#modes.values()].map(({on}) => on).join('');
  }

  #note({key, mode}: Change): void {
    if (!mode) this.#modes.delete(key);
    else if (this.#modes.size < mostModes || this.#modes.has(key)) this.#modes.set(key, mode);
  }
}

/** Something that is not as a terminal has it by itself: what makes it so, and what takes it back. */
interface Mode {
  readonly on: string;
  readonly off: string;
}

interface Change {
  readonly key: string;
  /** Undefined if it is as it was. */
  readonly mode?: Mode | undefined;
}

const csi = '\u001b[';
const stringEnd = '\u001b\\';
const shiftOut = '\u000e';
const shiftIn = '\u000f';

/** A program that makes up modes is no reason to remember without bound. */
const mostModes = 64;

/** Modes that are on where nobody touched them: automatic wrap, key repeat, the cursor; and local echo off. */
const usuallyOn = new Set(['?7', '?8', '?25', '12']);

/** The alternate screen in the ways of asking for it, and the cursor that is saved for it. */
const screens = new Set(['?47', '?1047', '?1048', '?1049']);

/** The order of undoing: keyboards are per screen; the scroll region moves the cursor; the cursor is shown last. */
function rank(key: string): number {
  if (screens.has(key)) return 1;
  if (key === 'region') return 3;
  if (key === '?25') return 4;
  return key.startsWith('?') ? 2 : 0;
}

type Rule = readonly [RegExp, (sequence: string, ...groups: string[]) => readonly Change[]];

/** Colours, once touched, are reset in the end: whether they are back is not worth following. */
const rules: readonly Rule[] = [
  [/^\u001b\[[\d;:]*m$/, sequence => (/[1-9]/.test(sequence) ? [on('colour', '', `${csi}0m`)] : [])],
  [
    /^\u001b\[(\??)([\d;]+)([hl])$/,
    (_, mark = '', numbers = '', end) => switched(mark, numbers, end === 'h'),
  ],
  [/^\u001b=$/, sequence => [on('keypad', sequence, '\u001b>')]],
  [/^\u001b>$/, () => [off('keypad')]],
  [
    /^\u001b\[([\d;]*)r$/,
    (sequence, lines = '') => [
      // Setting it moves the cursor home, so the cursor is saved around it.
      /\d/.test(lines) ? on('region', sequence, `\u001b7${csi}r\u001b8`) : off('region'),
    ],
  ],
  [
    /^\u001b\[(\d*) q$/,
    (sequence, shape = '') => [/[1-9]/.test(shape) ? on('cursor', sequence, `${csi}0 q`) : off('cursor')],
  ],
  [
    /^\u001b\[>(\d{1,2})(?:;(\d*))?m$/,
    (sequence, what = '', value = '') => [
      /[1-9]/.test(value) ? on(`keys${what}`, sequence, `${csi}>${what}m`) : off(`keys${what}`),
    ],
  ],
  // Popping more than was pushed is no error; once for either screen, since each has a stack of its own.
  [
    /^\u001b\[[>=][\d;]*u$/,
    sequence => [on('keyboard', sequence, keyboardOff), on('?keyboard', '', keyboardOff)],
  ],
  [
    /^\u001b\[22(?:;([012])(?:;\d+)?)?t$/,
    (_, which = '0') => [on(`title${which}`, '', `${csi}23;${which}t`)],
  ],
  [/^\u001b\[23(?:;([012])(?:;\d+)?)?t$/, (_, which = '0') => [off(`title${which}`)]],
  [/^\u001b\((.)$/, (sequence, set) => [set === 'B' ? off('set') : on('set', sequence, '\u001b(B')]],
  [
    /^\u001b\]8;[^;]*;(.*)$/su,
    (_, to) => [to === '' ? off('link') : on('link', '', `\u001b]8;;${stringEnd}`)],
  ],
  [
    /^\u001b\](4|1[0-2]);.*$/su,
    (sequence, what) =>
      sequence.endsWith('?')
        ? []
        : [on(`palette${what}`, sequence + stringEnd, `\u001b]1${what?.padStart(2, '0')}${stringEnd}`)],
  ],
  [/^\u001b\](10[4]|11[0-2])$/, (_, what = '') => [off(`palette${Number(what.slice(1))}`)]],
];

const keyboardOff = `${csi}<9u`;

function changesOf(sequence: string): readonly Change[] {
  for (const [pattern, changes] of rules) {
    const match = pattern.exec(sequence);
    if (match) return changes(...(match as unknown as [string, ...string[]]));
  }
  return [];
}

/** `CSI Pm h` and `l`, with `?` for the private ones. */
function switched(mark: string, numbers: string, isOn: boolean): Change[] {
  return numbers
    .split(';')
    .filter(number => /^\d{1,5}$/.test(number))
    .map(number => {
      const key = mark + number;
      const [set, reset] = [`${csi}${key}h`, `${csi}${key}l`];
      if (usuallyOn.has(key)) return isOn ? off(key) : on(key, reset, set);
      return isOn ? on(key, set, reset) : off(key);
    });
}

const on = (key: string, sequence: string, undo: string): Change => ({key, mode: {on: sequence, off: undo}});
const off = (key: string): Change => ({key});
