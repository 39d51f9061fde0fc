import test from 'ava';
import fc from 'fast-check';
import {TerminalView} from '../../../src/present/terminal/view.ts';
import {cutAt, cuts} from '../../fixtures/cut.ts';

const shown = (who: 'onlooker' | 'typist', ...pieces: readonly string[]) => {
  const view = new TerminalView(who);
  return pieces.map(piece => view.push(piece)).join('');
};

const esc = '\u001b';
const st = `${esc}\\`;

const answered: Record<string, string> = {
  'what the terminal is': `${esc}[c${esc}[0c${esc}[>c${esc}[=c${esc}Z`,
  'where the cursor is, and whether all is well': `${esc}[6n${esc}[5n${esc}[?6n${esc}[?996n`,
  'a mode': `${esc}[?2026$p${esc}[4$p`,
  'its version': `${esc}[>q${esc}[>0q`,
  'its colours': `${esc}]10;?${st}${esc}]11;?\u0007${esc}]4;1;?${st}`,
  'settings and names of keys': `${esc}P$qm${st}${esc}P+q544e${st}`,
  'its size, or its window to move': `${esc}[14t${esc}[18t${esc}[21t${esc}[8;10;20t`,
  'its parameters': `${esc}[x${esc}[1x`,
  'how the keyboard speaks': `${esc}[?u`,
  'to answer (ENQ)': '\u0005',
  'pictures (kitty)': `${esc}_Gi=1,a=q;AAAA${st}`,
  'the clipboard': `${esc}]52;c;Y3VybA==${st}${esc}]52;c;?\u0007`,
  'the same with controls in between': `${esc}[6\nn`,
  'the same by C1 controls': '\u009b6n',
};
for (const [what, asked] of Object.entries(answered)) {
  test(`a recording does not ask a terminal for ${what}`, t => {
    for (const who of ['onlooker', 'typist'] as const) {
      for (const pieces of [[asked], asked.split('')])
        t.regex(shown(who, 'a\r', ...pieces, 'b'), /^a\r(\u001bD|\n)?b$/);
    }
  });
}

const drawn = [
  `${esc}[?1049h${esc}[22;0;0t${esc}[1;24r${esc}[H${esc}[2J${esc}[1;31mtext${esc}[m\r\n`,
  `${esc}]0;title${st}${esc}(0lqk${esc}(B${esc}7${esc}8${esc}M${esc}[?25l${esc}[5 q${esc}[3X${esc}[u${esc}[s`,
  `${esc}]8;;http://a${st}link${esc}]8;;${st}${esc}[23;0;0t${esc}[?1049l日本\t\b`,
].join('');

test('what draws passes as it is, wherever it is cut', t => {
  for (const who of ['onlooker', 'typist'] as const) {
    t.is(shown(who, drawn), drawn);
    t.is(shown(who, ...drawn.split('')), drawn);
  }
  fc.assert(fc.property(cuts, places => t.is(shown('onlooker', ...cutAt(drawn, places)), drawn)));
});

test('an onlooker is not asked to report keys, mouse or pastes; who types is', t => {
  const reports = `${esc}[?1000h${esc}[?1006h${esc}[?2004h${esc}[?1004h${esc}[?1h${esc}=${esc}[>4;2m${esc}[>1u`;
  t.is(shown('onlooker', reports), '');
  t.is(shown('typist', reports), reports);
});

test('a line feed without a carriage return stays one on a terminal that would begin a new line', t => {
  t.is(shown('onlooker', 'a\nb\r\nc\r', '\nd', '\ne'), `a${esc}Db\r\nc\r\nd${esc}De`);
  t.is(shown('typist', 'a\nb\r\n'), 'a\nb\r\n');
});

test('what was begun when the past was shown can be gone on with', t => {
  const view = new TerminalView('typist');
  t.is(view.push(`x${esc}[3`), 'x');
  t.is(view.unfinished, `${esc}[3`);
});
