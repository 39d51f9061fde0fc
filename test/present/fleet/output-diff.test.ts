import test from 'ava';
import {outputDiff} from '../../../src/present/fleet/output-diff.ts';

test('a difference is a unified one, with the names of both, and shows where an end of line is missing', t => {
  const most = {name: 'lab-[01-38] (38)', text: 'a\nb\nc\nd\ne\nf\n'};
  t.is(
    outputDiff(most, {name: 'lab-39', text: 'a\nb\nc\nd\nE\nf'}),
    `--- lab-[01-38] (38)
+++ lab-39
@@ -2,5 +2,5 @@
 b
 c
 d
-e
-f
+E
+f
\\ No newline at end of file
`,
  );
  t.is(outputDiff({name: 'a', text: 'x\n'}, {name: 'b', text: ''}), '--- a\n+++ b\n@@ -1,1 +0,0 @@\n-x\n');
});

test('texts that differ in too many lines have none, and the search for it ends', t => {
  const lines = (word: string) => Array.from({length: 20_000}, (_, at) => `${word} ${at}\n`).join('');
  t.is(outputDiff({name: 'a', text: lines('one')}, {name: 'b', text: lines('other')}), undefined);
});
