import test from 'ava';
import fc from 'fast-check';
import type {TransferRecord} from '../../../src/shares/transfer/reader.ts';
import {TransferReader} from '../../../src/shares/transfer/reader.ts';
import {headerBytes, mostContent, mostJson} from '../../../src/shares/transfer/record.ts';
import {digestOf, record, treeOf} from './write-tree.ts';

function read(stream: Buffer, cuts: readonly number[] = []): TransferRecord[] {
  const reader = new TransferReader();
  const records: TransferRecord[] = [];
  let from = 0;
  for (const to of [...cuts.toSorted((a, b) => a - b), stream.length]) {
    records.push(...reader.push(stream.subarray(from, to)));
    from = to;
  }
  reader.finish();
  return records;
}

const tree = fc.uniqueArray(
  fc.record({name: fc.stringMatching(/^[a-z]{1,8}$/), bytes: fc.uint8Array({maxLength: 300})}),
  {maxLength: 6, selector: ({name}) => name},
);

test('a transfer is read as it was written, in whatever pieces it comes', t => {
  fc.assert(
    fc.property(tree, fc.array(fc.nat(4000)), (files, places) => {
      const stream = treeOf(files);
      const records = read(
        stream,
        places.map(place => place % (stream.length + 1)),
      );
      t.deepEqual(records, read(stream));
      const begun = records.filter(record => record.type === 'begin').map(({begin}) => begin.path);
      t.deepEqual(begun, ['', ...files.map(({name}) => name)]);
      const came = Buffer.concat(records.filter(record => record.type === 'content').map(({bytes}) => bytes));
      t.deepEqual(came, Buffer.concat(files.map(({bytes}) => bytes)));
      t.is(records.filter(record => record.type === 'whole').length, 1);
    }),
    {numRuns: 60},
  );
});

test('a transfer that is cut anywhere is not whole', t => {
  fc.assert(
    fc.property(tree, fc.nat(), (files, place) => {
      const stream = treeOf(files);
      t.throws(() => read(stream.subarray(0, place % stream.length)), {code: 'transfer-invalid'});
    }),
    {numRuns: 60},
  );
});

test('bytes that are altered are refused, or are other content, which its digest shows', t => {
  const bytes = Buffer.from('content');
  const stream = treeOf([{name: 'a', bytes}]);
  fc.assert(
    fc.property(fc.nat(stream.length - 1), fc.integer({min: 1, max: 255}), (at, change) => {
      const altered = Buffer.from(stream);
      altered[at] = (altered[at] ?? 0) ^ change;
      let records: TransferRecord[];
      try {
        records = read(altered);
      } catch (error) {
        t.regex((error as {code?: string}).code ?? '', /^(transfer-invalid|path-refused)$/);
        return;
      }
      const came = records.find(record => record.type === 'content')?.bytes;
      const end = records.find(record => record.type === 'end')?.end;
      const begin = records.filter(record => record.type === 'begin').map(({begin: one}) => one);
      // Only a time, or the mode of a folder, is no part of what the root stands for.
      if (came && end && digestOf(came) === end.digest)
        t.deepEqual(
          begin.map(({path, kind}) => [path, kind]),
          [
            ['', 'folder'],
            ['a', 'file'],
          ],
        );
    }),
    {numRuns: 400},
  );
});

const top = record(1, {path: '', kind: 'folder', mode: 0o755});
const file = (path: string, more: object = {}) => record(1, {path, kind: 'file', mode: 0o644, ...more});
const empty = record(3, {size: 0, digest: digestOf(Buffer.alloc(0))});

const hostile: Record<string, Buffer[]> = {
  'a path with two dots': [top, file('../x')],
  'two dots that are written otherwise': [top, file(String.raw`\x2e\x2e`)],
  'an absolute path': [top, file('/etc/passwd')],
  'a dot': [top, file('.')],
  'an empty name': [top, file('a//b')],
  'a NUL byte': [top, file(String.raw`a\x00`)],
  'a name that is written in another way': [top, file(String.raw`\x61`)],
  'a file first that has a name': [file('a')],
  'a second thing without a name': [top, top],
  'a path below what did not come': [top, file('a/b')],
  'a path below a file': [top, file('a'), empty, file('a/b')],
  'a path twice': [top, file('a'), empty, file('a')],
  'a file within a file': [top, file('a'), file('b')],
  'content of no file': [top, record(2, 'x')],
  'the end of no file': [top, empty],
  'more than it says': [file('', {size: 1}), record(2, 'xy')],
  'less than it says': [file('', {size: 1}), empty],
  'a size below nothing': [file('', {size: -1})],
  'a mode with setuid': [file('', {mode: 0o4755})],
  'a field that there is not': [file('', {owner: 'root'})],
  'an end before anything came': [
    record(4, {files: 0, bytes: 0, root: digestOf(Buffer.alloc(0)), skipped: 0}),
  ],
  'another root': [top, record(4, {files: 0, bytes: 0, root: '00'.repeat(32), skipped: 0})],
  'more after its end': [treeOf([]), Buffer.from('x')],
  'an unknown type': [record(5, {})],
  'an empty record': [record(1, '')],
  'no JSON': [record(1, '{')],
  'no object': [record(1, '[]')],
};

for (const [what, parts] of Object.entries(hostile))
  test(`a transfer with ${what} is refused`, t => {
    const error = t.throws(() => {
      // `finish` is not what refuses it.
      for (const _ of new TransferReader().push(Buffer.concat(parts)));
    });
    t.regex((error as Error & {code?: string}).code ?? '', /^(transfer-invalid|path-refused)$/);
  });

test('a record that is too long is refused by its header, before any of it is held', t => {
  for (const [type, length] of [
    [1, mostJson + 1],
    [2, mostContent + 1],
    [2, 0xffff_ffff],
  ] as const) {
    const header = Buffer.alloc(headerBytes);
    header.writeUInt32BE(length);
    header.writeUInt8(type, 4);
    t.throws(() => [...new TransferReader().push(header)], {code: 'transfer-invalid'});
  }
});
