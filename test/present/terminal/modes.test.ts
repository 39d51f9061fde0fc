import test from 'ava';
import fc from 'fast-check';
import {TerminalModes} from '../../../src/present/terminal/modes.ts';
import {cutAt, cuts} from '../../fixtures/cut.ts';

function modesAfter(...pieces: string[]): TerminalModes {
  const modes = new TerminalModes();
  for (const piece of pieces) modes.push(piece);
  return modes;
}

const esc = '\u001b';
const st = `${esc}\\`;

const left: Record<string, [written: string, undone: string]> = {
  'the alternate screen': [`${esc}[?1049h`, `${esc}[?1049l`],
  'a hidden cursor': [`${esc}[?25l`, `${esc}[?25h`],
  'the mouse, in two modes at once': [`${esc}[?1002;1006h`, `${esc}[?1002l${esc}[?1006l`],
  'pastes in brackets': [`${esc}[?2004h`, `${esc}[?2004l`],
  'reports of the focus': [`${esc}[?1004h`, `${esc}[?1004l`],
  'the keypad and the arrow keys': [`${esc}[?1h${esc}=`, `${esc}>${esc}[?1l`],
  'a scroll region': [`${esc}[2;10r`, `${esc}7${esc}[r${esc}8`],
  'a colour': [`${esc}[1;31mx`, `${esc}[0m`],
  'a colour of a palette that ends in 0': [`${esc}[38;5;0m`, `${esc}[0m`],
  'lines drawn as characters': [`${esc}(0`, `${esc}(B`],
  'the other character set': ['\u000e', '\u000f'],
  'no automatic wrap': [`${esc}[?7l`, `${esc}[?7h`],
  insertion: [`${esc}[4h`, `${esc}[4l`],
  'the shape of the cursor': [`${esc}[5 q`, `${esc}[0 q`],
  'keys in another form (xterm)': [`${esc}[>4;2m`, `${esc}[>4m`],
  'keys in another form (kitty)': [`${esc}[>1u`, `${esc}[<9u${esc}[<9u`],
  'a title put aside': [`${esc}[22;0;0t`, `${esc}[23;0t`],
  'a link': [`${esc}]8;;http://a${st}`, `${esc}]8;;${st}`],
  'the colour of the cursor': [`${esc}]12;red\u0007`, `${esc}]112${st}`],
  'half a control string': [`${esc}]0;tit`, st],
  'half a control sequence': [`${esc}[?10`, '\u0018'],
  'a sequence by a C1 control': ['\u009b?25l', `${esc}[?25h`],
};
for (const [what, [written, undone]] of Object.entries(left)) {
  test(`${what} is taken back, wherever it was cut`, t => {
    t.is(modesAfter(written).undo(), undone);
    t.is(modesAfter(...written.split('')).undo(), undone);
    for (let at = 1; at < written.length; at++)
      t.is(modesAfter(written.slice(0, at), written.slice(at)).undo(), undone);
  });
}

const backAlready: Record<string, string> = {
  'plain text': 'a\r\nb\tç日\u0007',
  'a screen that was left': `${esc}[?1049h${esc}[22;0;0t${esc}[?25l${esc}[H${esc}[2J${esc}[?25h${esc}[23;0;0t${esc}[?1049l`,
  'everything that vi does and takes back': `${esc}[?1h${esc}=${esc}[?2004h${esc}[>4;2m${esc}[1;24r${esc}[?25l${esc}[?25h${esc}[r${esc}[>4;m${esc}[?2004l${esc}[?1l${esc}>`,
  'a mode within a title': `${esc}]0;${'[?1049h'}${st}`,
  'a mode that nobody knows, switched off': `${esc}[?4711l`,
  'a sequence that was given up': `${esc}[?25\u0018l`,
  'a reset of colours': `${esc}[m${esc}[0m${esc}[00;0m`,
  'a question for a colour': `${esc}]11;?${st}`,
};
for (const [what, written] of Object.entries(backAlready)) {
  test(`nothing is undone after ${what}`, t => {
    t.is(modesAfter(written).undo(), '');
    t.is(modesAfter(...written.split('')).undo(), '');
  });
}

test('controls within a sequence are no part of it, and ESC begins another', t => {
  t.is(modesAfter(`${esc}[?2\n5l`).undo(), `${esc}[?25h`);
  t.is(modesAfter(`${esc}[?25${esc}[?2004h`).undo(), `${esc}[?2004l`);
  t.is(modesAfter(`${esc}]0;x${esc}[?25l`).undo(), `${esc}[?25h`);
});

test('the screen is left before what moves the cursor, and the cursor is shown last', t => {
  const modes = modesAfter(`${esc}[?25l${esc}[2;5r${esc}[?2004h${esc}[?1049h${esc}[31m`);
  t.is(modes.undo(), `${esc}[0m${esc}[?1049l${esc}[?2004l${esc}7${esc}[r${esc}8${esc}[?25h`);
  t.true(modes.isOnOwnScreen);
});

test('what was undone while we were stopped can be brought back', t => {
  const modes = modesAfter(`${esc}[?1049h${esc}[?25l${esc}[?1002h${esc}[?7l${esc}=${esc}[>4;2m`);
  t.is(modesAfter(modes.redo()).undo(), modes.undo());
});

const sequence = fc.oneof(
  fc.constantFrom(...Object.values(left).map(([written]) => written), ...Object.values(backAlready)),
  fc.string({maxLength: 5}),
  fc.constantFrom(esc, `${esc}[`, `${esc}]`, '\u0018', '\u0007', st, ';', '?', 'h', 'l', 'm', '25'),
);

test('wherever output is cut, the same is undone, and what is undone is undone for good', t => {
  fc.assert(
    fc.property(fc.array(sequence, {maxLength: 20}), cuts, (parts, places) => {
      const written = parts.join('');
      const whole = modesAfter(written);
      t.is(modesAfter(...cutAt(written, places)).undo(), whole.undo());
      t.is(
        modesAfter(written, whole.undo())
          .undo()
          .replaceAll(/\u001b\[0m|\u001b\[<9u|\u000f/g, ''),
        '',
      );
    }),
    {numRuns: 600},
  );
});

test('a program that makes up modes without end is remembered within bounds', t => {
  const modes = modesAfter(Array.from({length: 50_000}, (_, n) => `${esc}[?${n}h`).join(''));
  t.true(modes.undo().length < 2000);
  const title = modesAfter(`${esc}]0;`, ...Array.from({length: 64}, () => 'x'.repeat(1024 * 1024)), '\u0007');
  t.is(title.undo(), '');
});
