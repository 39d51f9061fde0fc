// The search over a run's output: by bytes, part by part, with what it covered.
import test from 'ava';
import fc from 'fast-check';
import {ByteSearch} from '../../src/dashboard/output/byte-search.ts';
import {readWindow} from '../../src/dashboard/output/output-window.ts';
import {mostOfReply, searchOutput} from '../../src/dashboard/output/search-output.ts';
import {Spool, SpoolRoom} from '../../src/dashboard/output/spool.ts';
import {mostHits, OutputSearch} from '../../src/dashboard/page/output-search.ts';

/** The places of a text in another, without overlap. */
function indexes(all: string, text: string): number[] {
  const found: number[] = [];
  for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + text.length)) found.push(at);
  return found;
}

test('hits are found at whatever place the output is cut, in capital letters or small ones as is asked', t => {
  const text = fc.string({unit: fc.constantFrom('a', 'A', 'b', '\n', 'B'), minLength: 1, maxLength: 4});
  const pieces = fc.array(fc.string({unit: fc.constantFrom('a', 'b', 'A', 'B', '\n'), maxLength: 9}), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, pieces, fc.boolean(), (sought, cut, matchCase) => {
      const search = new ByteSearch({text: sought, matchCase}, 1e6);
      for (const piece of cut) search.push(Buffer.from(piece));
      const folded = (plain: string) => (matchCase ? plain : plain.toLowerCase());
      t.deepEqual([...search.hits], indexes(folded(cut.join('')), folded(sought)));
    }),
  );
  // Only letters of ASCII have two cases: 0xc4 and 0xe4 are bytes of many letters.
  const search = new ByteSearch({text: 'ä', matchCase: false}, 10);
  search.push(Buffer.from('Ää'));
  t.deepEqual(search.hits, [2]);
});

test('a hit that two pieces share is found once, and one across a gap is none', async t => {
  await using spool = new Spool(new SpoolRoom());
  await spool.append('stdout', 0, Buffer.from('nee'));
  await spool.append('stderr', 3, Buffer.from('dle nee'));
  await spool.append('stdout', 30, Buffer.from('dle needle'));
  t.deepEqual(await searchOutput(spool, {text: 'needle', matchCase: true, from: 0}, () => 0), {
    hits: [0, 34],
    covered: 40,
    next: 40,
    gone: 20,
    end: 40,
  });
});

test('a search by parts finds what one over all of it finds, and goes on when more comes', async t => {
  await using spool = new Spool(new SpoolRoom());
  const line = 'needle and some more\n';
  const all = line.repeat(150_000);
  for (let at = 0; at < all.length; at += 65_521)
    await spool.append('stdout', at, Buffer.from(all.slice(at, at + 65_521)));
  // A clock by which each part is late.
  let now = 0;
  const search = new OutputSearch(
    from => searchOutput(spool, {text: 'NEEDLE', matchCase: false, from}, () => (now += 70)),
    () => {},
  );
  await search.run();
  t.is(search.hits.length, mostHits);
  t.true(search.isFull && !search.isRunning);
  t.deepEqual(search.hits.slice(0, 3), [0, line.length, 2 * line.length]);
  t.is(search.covered, (mostHits - 1) * line.length + 'needle'.length);

  const rare = new OutputSearch(
    from => searchOutput(spool, {text: 'the end', matchCase: true, from}, () => (now += 70)),
    () => {},
  );
  await rare.run();
  t.deepEqual([rare.hits.length, rare.covered], [0, all.length]);
  await spool.append('stdout', all.length, Buffer.from('the e'));
  await rare.run();
  await spool.append('stdout', all.length + 5, Buffer.from('nd'));
  await rare.run();
  t.deepEqual([...rare.hits], [all.length]);
  t.is(rare.covered, all.length + 7);
});

test('one answer is bounded, in hits and in time', async t => {
  await using spool = new Spool(new SpoolRoom());
  const block = Buffer.alloc(60_000, 'a');
  for (let at = 0; at < 60; at++) await spool.append('stdout', at * block.length, block);
  const many = await searchOutput(spool, {text: 'a', matchCase: true, from: 7}, () => 0);
  t.is(many.hits.length, mostOfReply);
  t.deepEqual([many.hits[0], many.covered, many.next], [7, 7 + mostOfReply, 7 + mostOfReply]);
  let now = 0;
  const late = await searchOutput(spool, {text: 'b', matchCase: true, from: 0}, () => (now += 1000));
  t.true(late.covered < late.end);
});

test('a search that is stopped asks no more, says how far it came, and goes on from there', async t => {
  let asked = 0;
  const search: OutputSearch = new OutputSearch(
    async from => {
      asked += 1;
      if (asked === 3) search.stop();
      return {hits: [from], covered: from + 10, next: from + 10, gone: 1, end: 60};
    },
    () => {},
  );
  await search.run();
  t.deepEqual([asked, search.covered, search.gone, search.isRunning], [3, 30, 3, false]);
  await search.run();
  t.deepEqual([...search.hits], [0, 10, 20, 30, 40, 50]);
  t.deepEqual([asked, search.covered], [6, 60]);
});

test('a window around a hit shows what is before it, and tells the hit apart, over a change of channel', async t => {
  await using spool = new Spool(new SpoolRoom());
  const before = 'a line\n'.repeat(30_000);
  await spool.append('stdout', 0, Buffer.from(before));
  await spool.append('stdout', before.length, Buffer.from('here nee'));
  await spool.append('stderr', before.length + 8, Buffer.from('dle and more\n'));
  const hit = {at: before.length + 5, length: 6};
  const {from, pieces} = await readWindow(spool, {hit});
  t.true(from < hit.at - 8000 && from > hit.at - 40_000);
  const shown = pieces.map(piece => ('text' in piece ? [piece.channel, piece.hit, piece.text] : []));
  t.deepEqual(shown.slice(1), [
    ['stdout', true, 'nee'],
    ['stderr', true, 'dle'],
    ['stderr', false, ' and more\n'],
  ]);
  t.regex(String(shown[0]?.[2]), /^a line\n[\s\S]*here $/);
});
