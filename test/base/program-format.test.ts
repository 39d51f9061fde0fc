import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {whyNoFormat} from '../../src/base/program-format.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

function judge(t: ExecutionContext): (bytes: Uint8Array | string) => string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-format-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  const path = join(folder, 'program');
  return bytes => {
    writeFileSync(path, bytes);
    return whyNoFormat(path);
  };
}

onLinux('scripts with an interpreter and programs of this machine have a format', t => {
  const why = judge(t);
  for (const line of ['#!/bin/sh\n', '#! /usr/bin/env node\n', '#!/bin/sh', `#!/bin/sh ${'-'.repeat(500)}\n`])
    t.is(why(line), undefined, line);
  for (const path of [process.execPath, '/bin/sh', '/bin/true']) t.is(whyNoFormat(path), undefined, path);
});

onLinux('what the kernel does not execute has none, with the reason', t => {
  const why = judge(t);
  const sh = readFileSync('/bin/sh');
  const changed = (at: number, ...bytes: number[]) => {
    const copy = Buffer.from(sh);
    copy.set(bytes, at);
    return copy;
  };
  const cases: [string, Uint8Array | string, RegExp][] = [
    ['nothing', '', /^is empty/],
    ['a shell script without first line', 'echo oops\n', /neither with "#!" nor as an ELF file/],
    ['an empty first line', '\nimport sys\n', /neither with "#!"/],
    ['a mark before the first line', '\ufeff#!/bin/sh\necho oops\n', /UTF-8 mark/],
    ['a first line without interpreter', '#!\necho oops\n', /names no interpreter/],
    ['an interpreter that goes on too long', `#!/${'x'.repeat(500)}\n`, /too long/],
    ['a Windows program', Buffer.from('MZ\x90\0\x03', 'latin1'), /neither with "#!"/],
    ['a header that is cut', sh.subarray(0, 40), /cut short/],
    ['segments that are cut', sh.subarray(0, 80), /cut short/],
    ['an object file', changed(16, 1, 0), /another kind of ELF file/],
    ['another machine', changed(18, 8, 0), /another kind of machine/],
    ['no segments', changed(56, 0, 0), /names no segment/],
  ];
  for (const [what, bytes, message] of cases) t.regex(why(bytes) ?? 'nothing', message, what);
});
