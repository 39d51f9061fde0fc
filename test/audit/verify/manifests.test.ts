import {cpSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {verifyAccount} from '../../../src/audit/verify/verify-account.ts';
import {startLab} from '../../fixtures/lab.ts';
import {labWithShare, ownFolder, shareFolder} from '../../fixtures/share-lab.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
  'an account with puts and gets verifies with their manifests, and one that was changed is found',
  async t => {
    const lab = await startLab(t, labWithShare);
    shareFolder(lab, 'x');
    const here = ownFolder(t);
    for (const name of ['a', 'b']) writeFileSync(join(here, name), name);
    const host = await lab.connect();
    const [first, second] = [
      await host.put(join(here, 'a'), 'data', 'x'),
      await host.put(join(here, 'b'), 'data', 'x'),
    ];
    await host.get('data', 'x/a', join(here, 'c'));
    await host.remove('data', 'x/a');
    await lab.end('SIGTERM');
    const dir = join(here, 'audit');
    cpSync(join(lab.folder, 'data/audit'), dir, {recursive: true});
    const manifest = (job: string) => join(dir, 'manifests', `${job}.jsonl`);
    const report = () => verifyAccount(dir, {bundle: [lab.authority.certificate]});
    t.deepEqual(report().findings, []);
    t.true(report().checked.includes('3 manifests of puts and gets, their roots'));
    const kept = readFileSync(manifest(first.job), 'utf8');
    for (const changed of [kept.replace('x/a', 'x/b'), `${kept}\n`, '', kept + kept]) {
      writeFileSync(manifest(first.job), changed);
      const {findings, ok} = report();
      t.false(ok);
      t.is(findings.length, 1);
      t.like(findings[0], {level: 'error', code: 'manifest', file: `${first.job}.jsonl`});
      t.regex(findings[0]?.message ?? '', /is not the manifest that entry \d+ names/);
      t.deepEqual(verifyAccount(dir, {mode: 'quick'}).findings, []);
    }
    // That of another transfer is none either.
    renameSync(manifest(second.job), manifest(first.job));
    t.is(report().findings.length, 1);
    // One that is not kept any more is told, and is no mistake.
    rmSync(manifest(first.job));
    t.deepEqual(report().findings, []);
    t.true(report().unchecked.includes('2 manifests that the host keeps no more'));
  },
);
