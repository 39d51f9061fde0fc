import {userInfo} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {homeFolder, userFolder} from '../../src/base/user-folders.ts';

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix("a user's folders are below the home folder, unless a variable names another", t => {
  const at = (kind: 'config' | 'state' | 'cache', environment: NodeJS.ProcessEnv) =>
    userFolder(kind, {HOME: '/home/me', ...environment});
  t.is(at('config', {}), '/home/me/.config/reeve');
  t.is(at('state', {}), '/home/me/.local/state/reeve');
  t.is(at('cache', {}), '/home/me/.cache/reeve');
  t.is(at('config', {XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s'}), '/c/reeve');
  t.is(at('state', {XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s'}), '/s/reeve');
  t.is(at('cache', {XDG_CACHE_HOME: '/k'}), '/k/reeve');
});

onPosix('a variable that is empty or relative is not heeded', t => {
  for (const named of ['', 'here', './here', '../here'])
    t.is(userFolder('state', {HOME: '/home/me', XDG_STATE_HOME: named}), '/home/me/.local/state/reeve');
});

onPosix('without HOME, or with one that is no path, the user database tells', t => {
  const {homedir} = userInfo();
  for (const environment of [{}, {HOME: ''}, {HOME: 'here'}]) {
    t.is(homeFolder(environment), homedir);
    t.is(userFolder('config', environment), join(homedir, '.config/reeve'));
  }
});
