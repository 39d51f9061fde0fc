// What a host can be asked for is one file for each action, and one table.
import {globSync, readFileSync} from 'node:fs';
import {basename, dirname, relative, resolve} from 'node:path';
import test from 'ava';

const source = (pattern: string, exclude: string[] = []) =>
  globSync(pattern, {exclude: ['src/**/generated/**', 'src/**/*.d.ts', ...exclude]});

const {oneOf} = JSON.parse(readFileSync('schemas/order.json', 'utf8')) as {oneOf: {$ref: string}[]};
const actions = oneOf.map(({$ref}) => basename($ref));

test('each action of the schema has a file of its own', t => {
  const files = source('src/executor/actions/*.ts').map(file => basename(file, '.ts'));
  t.true(actions.length >= 10);
  t.deepEqual(
    actions.filter(action => !files.includes(action)),
    [],
  );
});

test('the executor does not ask which action an order has but by the table', t => {
  const asking = source('src/executor/**/*.ts', ['src/executor/actions/**']).filter(file =>
    /\baction\s*[!=]==|switch \([^)]*\baction\)/.test(readFileSync(file, 'utf8')),
  );
  t.deepEqual(asking, []);
});

test('which actions read the account is said in one place', t => {
  const asking = source('src/**/*.ts').filter(file =>
    /startsWith\(['"`]audit-|\[['"]audit-/.test(readFileSync(file, 'utf8')),
  );
  t.deepEqual(asking, []);
});

test('actions reach neither trust nor the writer of the account', t => {
  const reached = source('src/executor/actions/*.ts').flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) =>
      relative('.', resolve(dirname(file), to)),
    ),
  );
  t.true(reached.length > 20);
  t.deepEqual(
    reached.filter(to => to.startsWith('src/executor/trust/') || to.startsWith('src/audit/log/')),
    [],
  );
});
