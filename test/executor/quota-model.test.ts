// Any course of puts, removals and ends, against a share that is a map of names and sizes.
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {Quotas} from '../../src/executor/transfers/quotas.ts';
import {manifestFile, manifestLine} from '../../src/shares/manifest.ts';
import {ownFolder} from '../fixtures/share-lab.ts';

const limit = 8 * 1024 * 1024;
const place = {share: '/srv'};
const name = fc.constantFrom('a', 'b', 'c', 'd');
const size = fc.integer({min: 0, max: limit});

const steps = fc.array(
  fc.oneof(
    fc.record({do: fc.constant('put' as const), name, size, isDone: fc.boolean()}),
    fc.record({do: fc.constant('remove' as const), name}),
    fc.record({do: fc.constant('others' as const), name, size}),
    fc.record({do: fc.constant('begin' as const), size}),
    fc.record({do: fc.constant('end' as const)}),
    fc.record({do: fc.constant('restart' as const)}),
  ),
  {maxLength: 20},
);

test('there is never more in a share than its quota, and nobody is refused who has room', async t => {
  const top = ownFolder(t);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(steps, async all => {
      const folder = join(top, `${run++}`);
      const files = new Map<string, number>();
      const put = new Set<string>();
      let now = 0;
      const open = () =>
        new Quotas(
          folder,
          async (_place, _task, {input, output = -1}) => {
            const lines = readFileSync(input, 'utf8').split('\n');
            const there = new Map(
              lines.flatMap(line => {
                const {path = ''} = manifestFile(line) ?? {};
                return files.has(path) ? [[path, line] as const] : [];
              }),
            );
            writeFileSync(output, [...there.values()].map(line => `${line}\n`).join(''));
            return `${[...there.keys()].reduce((sum, path) => sum + (files.get(path) ?? 0), 0)}`;
          },
          () => now,
        ).of('data');
      let quota = open();
      let begun: {job: string; granted: number}[] = [];
      const counted = () => [...put].reduce((sum, path) => sum + (files.get(path) ?? 0), 0);
      const held = () => begun.reduce((sum, {granted}) => sum + granted, 0);
      /** Asks for room; what comes of it must be what there is. */
      const reserve = async (job: string, bytes: number) => {
        const left = limit - counted() - held();
        const granted = await quota.reserve(job, bytes, {place, limit});
        if (bytes <= left) t.true(granted >= bytes, `${bytes} of ${left}`);
        else t.true(granted <= Math.max(0, left), `${granted} of ${left}`);
        return granted >= bytes ? granted : undefined;
      };
      for (const [at, step] of all.entries()) {
        const job = `${at}`;
        // Changes by others are noticed after a while.
        now += 61_000;
        switch (step.do) {
          case 'put': {
            const granted = await reserve(job, step.size);
            if (granted !== undefined && step.isDone) {
              const manifest = join(top, 'manifest');
              const line = manifestLine({
                path: step.name,
                size: step.size,
                mode: 0o644,
                digest: '0'.repeat(64),
              });
              writeFileSync(manifest, `${line}\n`);
              await quota.put(job, manifest, {bytes: step.size, place});
              files.set(step.name, step.size);
              put.add(step.name);
            }
            quota.ended(job);
            break;
          }
          case 'begin': {
            const granted = await reserve(job, step.size);
            if (granted !== undefined) begun.push({job, granted});
            break;
          }
          case 'end': {
            const {job: ended} = begun.shift() ?? {};
            if (ended !== undefined) quota.ended(ended);
            break;
          }
          case 'remove':
            files.delete(step.name);
            put.delete(step.name);
            quota.removed();
            break;
          case 'others':
            // A file that reeve put there counts with its present size; others do not count.
            if (!put.has(step.name)) files.set(step.name, step.size);
            else if (step.size <= (files.get(step.name) ?? 0)) files.set(step.name, step.size);
            break;
          case 'restart':
            quota = open();
            begun = [];
            break;
        }
        t.true(counted() + held() <= limit);
      }
      rmSync(folder, {recursive: true});
    }),
    {numRuns: 60},
  );
});
