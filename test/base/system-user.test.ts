import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {userInfo} from 'node:os';
import test from 'ava';
import {currentUser, findSystemUser, groupsOf} from '../../src/base/system-user.ts';

const names = readFileSync('/etc/passwd', 'utf8')
  .split('\n')
  .flatMap(line => line.split(':')[0] || []);

const idOf = (flag: string, name: string) =>
  execFileSync('id', [flag, '--', name], {encoding: 'utf8'}).trim().split(' ').map(Number);

test('every user of this system has the numbers and groups that id(1) says', async t => {
  t.true(names.includes('root'));
  for (const name of names) {
    const user = await findSystemUser(name);
    t.deepEqual([user?.name, user?.uid, user?.gid], [name, ...idOf('-u', name), ...idOf('-g', name)]);
    t.deepEqual(user && (await groupsOf(user)), idOf('-G', name));
  }
});

test('a user is found by the whole name only, never by a number or a pattern', async t => {
  for (const name of ['', 'roo', 'root2', '0', 'root:x', 'ROOT', '*', '--help', 'no-such-user'])
    t.is(await findSystemUser(name), undefined, name);
});

test('the user of this process has the home that the system says', async t => {
  const {username, homedir} = userInfo();
  t.deepEqual(currentUser(), {name: username, home: homedir});
  t.is((await findSystemUser('root'))?.uid, 0);
});
