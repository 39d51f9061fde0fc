import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {digestOfZeros, streamZeros} from '../soak/stream-zeros.ts';

const mebibyte = 1024 * 1024;

// The gigabyte of the promise, and ten of them, are in `npm run soak`.
test('200 MB stream through bounded memory while the runs of a second client go on', async t => {
  const lab = await startLab(t);
  const bytes = 200_000_000;
  const streamed = await streamZeros(lab, bytes);
  t.is(streamed.status, 0);
  t.is(streamed.bytes, bytes);
  t.is(streamed.sha256, digestOfZeros(bytes));
  t.true(streamed.most.executor < 100 * mebibyte, `executor ${streamed.most.executor}`);
  t.true(streamed.most.gate < 150 * mebibyte, `gate ${streamed.most.gate}`);
  t.true(streamed.most.client < 150 * mebibyte, `client ${streamed.most.client}`);
  t.true(streamed.besides.length >= 3, `${streamed.besides.length} runs ended while it streamed`);
  t.log(JSON.stringify({...streamed, besides: streamed.besides.length, ms: Math.round(streamed.ms)}));
});
