import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import test from 'ava';

const inGit = existsSync('.git') ? test : test.skip;

inGit('no validator that the build makes is kept in git', t => {
  const kept = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', 'src/*/generated/*'], {
    encoding: 'utf8',
  }).split('\n');
  t.true(kept.includes('src/protocol/generated/wire.ts'));
  t.deepEqual(
    kept.filter(path => !path.endsWith('.ts') || path.endsWith('.d.ts')).filter(path => path !== ''),
    [],
  );
});
