// A page is told of a terminal from a recording that comes in pieces.
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import test from 'ava';
import {withAdoptedStyles} from '../../scripts/adopted-styles.ts';
import {readScreen} from '../../src/dashboard/output/screen.ts';
import {Spool, SpoolRoom} from '../../src/dashboard/output/spool.ts';
import type {RunView} from '../../src/dashboard/runs/run-view.ts';
import type {ScreenPart} from '../../src/dashboard/told.ts';

const header = '{"version":3,"term":{"cols":90,"rows":30}}\n';
const wrote = (text: string) => `${JSON.stringify([0.1, 'o', text])}\n`;

/** A run with this spool; more is appended when somebody waits for it. */
function viewOf(spool: Spool, later: string[] = []): RunView {
  const view = {
    spool,
    isOver: later.length === 0,
    async hasMore() {
      const text = later.shift() ?? '';
      await spool.append('stdout', spool.end, Buffer.from(text));
      view.isOver = later.length === 0;
      return true;
    },
  };
  return view as unknown as RunView;
}

async function allOf(view: RunView) {
  const parts: ScreenPart[] = [];
  let gone = 0;
  for (let from = 0; ; ) {
    const told = await readScreen(view, from);
    parts.push(...told.parts);
    gone += told.gone;
    if (told.isOver) return {parts, gone};
    from = told.next;
  }
}

test('a recording is told from line to line, wherever it is cut, with each size that the terminal had', async t => {
  const whole = `${header}${wrote('one')}${wrote('two \u00fc')}[0.2,"r","120x40"]\n${wrote('three')}[0,"x","0"]\n`;
  const bytes = Buffer.from(whole).toString('latin1');
  for (const size of [1, 7, 33, 1000]) {
    const pieces = bytes.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
    await using spool = new Spool(new SpoolRoom());
    const view = viewOf(
      spool,
      pieces.map(piece => piece),
    );
    // As bytes: a letter is cut, too.
    const append = spool.append.bind(spool);
    spool.append = async (channel, offset, text) =>
      append(channel, offset, Buffer.from(text.toString(), 'latin1'));
    const {parts, gone} = await allOf(view);
    const sizes = parts.filter(part => 'columns' in part);
    t.deepEqual(sizes, [
      {columns: 90, rows: 30},
      {columns: 120, rows: 40},
    ]);
    t.is(parts.map(part => ('text' in part ? part.text : '|')).join(''), '|onetwo \u00fc|three');
    t.is(gone, 0);
  }
});

test('a page that is far behind is told the last of it, and how much it is not told; a size is bounded', async t => {
  await using spool = new Spool(new SpoolRoom());
  const line = wrote('x'.repeat(1000));
  const many = line.repeat(6000);
  await spool.append('stdout', 0, Buffer.from('{"version":3,"term":{"cols":65535,"rows":65535}}\n'));
  t.deepEqual((await readScreen(viewOf(spool), 0)).parts, [{columns: 500, rows: 300}]);
  const begin = spool.end;
  for (let at = 0; at < many.length; at += 60_000)
    await spool.append('stdout', begin + at, Buffer.from(many.slice(at, at + 60_000)));
  await spool.append('stdout', spool.end, Buffer.from('[0,"r","9999x9999"]\n'));
  const {parts, gone} = await allOf(viewOf(spool));
  t.true(gone > 5_000_000);
  const text = parts.map(part => ('text' in part ? part.text : '')).join('');
  t.regex(text, /^x+$/);
  t.true(text.length > 400_000 && text.length < 600_000);
  t.deepEqual(parts.at(-1), {columns: 500, rows: 300});
});

test('what is no recording is said, and not drawn', async t => {
  await using spool = new Spool(new SpoolRoom());
  await spool.append('stdout', 0, Buffer.from('hello\n'));
  await t.throwsAsync(readScreen(viewOf(spool), 0), {code: 'bad-recording'});
});

test('another version of xterm that makes style elements or HTML in another way is not bundled', async t => {
  const file = createRequire(import.meta.url)
    .resolve('@xterm/xterm')
    .replace('xterm.js', 'xterm.mjs');
  const code = await readFile(file, 'utf8');
  t.false(withAdoptedStyles(code).includes('createElement("style")'));
  for (const more of [
    'a.createElement("style")',
    'a.createElement(`style`)',
    "a.createElementNS(b,'style')",
    'a.innerHTML=b',
    'a.insertAdjacentHTML("x",b)',
  ])
    t.throws(() => withAdoptedStyles(`${code};${more}`), {message: /look at it/}, more);
});
