// A transfer that goes on with what an earlier one left in the share.
import {createHash, randomBytes} from 'node:crypto';
import {appendFileSync, linkSync, readdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {SharePath} from '../../../src/shares/share-path.ts';
import type {PartialFile} from '../../../src/shares/transfer/ledger.ts';
import type {OfferedPart} from '../../../src/shares/transfer/left-parts.ts';
import {receive} from '../../../src/shares/transfer/receive.ts';
import type {Begin} from '../../../src/shares/transfer/record.ts';
import {headerBytes} from '../../../src/shares/transfer/record.ts';
import {contentRecord, TransferWriter} from '../../../src/shares/transfer/writer.ts';
import type {TestShare} from '../share.ts';
import {noLedger, partialsIn, testShare} from '../share.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const sourceTime = 1_700_000_000_000.5;

/** A transfer of one file, of which the bytes before `from` do not come. */
function fileStream(content: Buffer, goesOn: Partial<Begin> = {}): Buffer {
  const writer = new TransferWriter();
  const {from = 0} = goesOn;
  const begin = {path: '', kind: 'file', size: content.length, mode: 0o644, sourceTime, ...goesOn} as const;
  const records = [writer.begin(begin)];
  for (let at = from; at < content.length; at += 50_000) {
    const piece = content.subarray(at, at + 50_000);
    records.push(contentRecord(piece.length).fill(piece, headerBytes));
  }
  records.push(writer.end({size: content.length, digest: sha256(content)}), writer.whole());
  return Buffer.concat(records);
}

/** Puts of the file `a`, and what a server would remember between them. */
function putsInto(share: TestShare) {
  let files: PartialFile[] = [];
  const kept: number[] = [];
  const ledger = {
    ...noLedger,
    begins: async () => ({files}),
    partialFile: async (file: PartialFile) => {
      files = [file];
    },
    kept: async (bytes: number) => void kept.push(bytes),
  };
  const put = (stream: Buffer, between: (offered: readonly OfferedPart[]) => void = () => {}) => {
    async function* pieces() {
      for (let at = 0; at < stream.length; at += 30_000) yield stream.subarray(at, at + 30_000);
    }
    const offer = async ({parts}: {parts: Iterable<OfferedPart>}) => between([...parts]);
    const where = {path: SharePath.parse('a'), umask: 0o022};
    return receive(share.folder, where, {pieces: pieces(), ledger, offer});
  };
  return {kept, put};
}

onLinux(
  'a file that was cut off at any byte is gone on with there, and has the digest of the whole',
  async t => {
    const share = testShare(t);
    const content = randomBytes(200_000);
    // A hole, also at the end of what came.
    content.fill(0, 60_000, 150_000);
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 200, max: 199_000}), async cut => {
        const {put, kept} = putsInto(share);
        await t.throwsAsync(put(fileStream(content).subarray(0, cut)), {code: 'transfer-invalid'});
        let from = 0;
        await t.throwsAsync(
          put(Buffer.alloc(0), ([offered]) => {
            from = offered?.part.size ?? 0;
            t.is(offered?.part.digest ?? sha256(Buffer.alloc(0)), sha256(content.subarray(0, from)));
          }),
          {code: 'transfer-invalid'},
        );
        t.is(kept.at(-1), from);
        const [file] = await put(fileStream(content, from > 0 ? {from} : {}));
        t.like(file, {size: content.length, digest: sha256(content)});
        t.true(readFileSync(join(share.path, 'a')).equals(content));
        t.deepEqual(partialsIn(share.path), []);
      }),
      {numRuns: 15},
    );
  },
);

async function cutOff(share: TestShare) {
  const content = randomBytes(150_000);
  const puts = putsInto(share);
  await throwing(puts.put(fileStream(content).subarray(0, 120_000)));
  const [name = ''] = partialsIn(share.path);
  return {...puts, content, partial: join(share.path, name)};
}

const throwing = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error('it was not cut off')),
    () => {},
  );

onLinux('a part is gone on with only as it was offered', async t => {
  for (const wrong of [{from: 1}, {from: 150_000}, {sourceTime: 7}, {size: 150_001}]) {
    const share = testShare(t);
    const {put, content, kept} = await cutOff(share);
    let from = 0;
    await throwing(put(Buffer.alloc(0), ([offered]) => (from = offered?.part.size ?? 0)));
    t.true(from > 50_000);
    await t.throwsAsync(put(fileStream(content, {from, ...wrong})), undefined, JSON.stringify(wrong));
    // The server is told to sweep it, and keeps nothing for a third put.
    t.is(kept.at(-1), 0, JSON.stringify(wrong));
    t.false(readdirSync(share.path).includes('a'));
  }
});

onLinux(
  'what takes the place of a part is not offered, not written to, and stays if it is of others',
  async t => {
    const exchanges: Record<string, (partial: string, aside: string) => void> = {
      'a copy': (partial, aside) => {
        renameSync(partial, aside);
        writeFileSync(partial, readFileSync(aside));
      },
      'a link to another file': (partial, aside) => {
        writeFileSync(aside, 'of others');
        renameSync(partial, `${aside}-2`);
        linkSync(aside, partial);
      },
      'a second name for it': (partial, aside) => linkSync(partial, aside),
    };
    for (const [what, exchange] of Object.entries(exchanges)) {
      const share = testShare(t);
      const {put, content, partial} = await cutOff(share);
      const aside = join(share.outside, 'aside');
      exchange(partial, aside);
      const before = readFileSync(aside);
      await put(fileStream(content), offered => t.deepEqual(offered, [], what));
      t.true(readFileSync(join(share.path, 'a')).equals(content), what);
      t.true(readFileSync(aside).equals(before), what);
    }
  },
);

onLinux('a part that somebody changes after it was offered ends the put', async t => {
  const changes: Record<string, (partial: string) => void> = {
    'longer by a byte': partial => appendFileSync(partial, 'x'),
    'written to in its midst': partial => writeFileSync(partial, 'x', {flag: 'r+'}),
    exchanged: partial => {
      renameSync(partial, `${partial}-2`);
      writeFileSync(partial, readFileSync(`${partial}-2`));
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    const share = testShare(t);
    const {put, content, partial} = await cutOff(share);
    const from = readFileSync(partial).length;
    await t.throwsAsync(
      put(fileStream(content, {from}), () => change(partial)),
      {code: 'file-changed'},
      what,
    );
    t.false(readdirSync(share.path).includes('a'), what);
  }
});
