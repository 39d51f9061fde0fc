import test from 'ava';
import {describeCommand} from '../../src/policy/describe/describe.ts';
import {explain} from '../../src/policy/describe/explain.ts';
import {authorize} from '../../src/policy/orders/authorize.ts';
import {alice, catalogueOf, runOrder} from './fixtures.ts';

test('a command does no more than the signer of its order means, who means a change unless the order says otherwise', async t => {
  const catalogue = await catalogueOf(
    t,
    `commands:
  look: { argv: [echo], effect: read }
  set: { argv: [echo] }
  put: { argv: [echo], effect: change, idempotent: true }
  wipe: { argv: [echo, "{disk}"], effect: destroy, params: { disk: { type: string } } }
access:
  - { who: [group:ops], run: ["*"] }
`,
  );
  const effects = ['read', 'change', 'destroy'] as const;
  const refused = (command: string, effect: (typeof effects)[number] | undefined) => {
    const params = command === 'wipe' ? {disk: 'sda'} : {};
    try {
      authorize(runOrder(alice, command, {params, ...(effect && {effect})}), catalogue);
      return undefined;
    } catch (error) {
      return (error as {code: string}).code;
    }
  };
  const all = [undefined, ...effects];
  const needed = 'confirm-needed';
  t.deepEqual(
    all.map(effect => refused('look', effect)),
    [undefined, undefined, undefined, undefined],
  );
  for (const command of ['set', 'put'])
    t.deepEqual(
      all.map(effect => refused(command, effect)),
      [undefined, needed, undefined, undefined],
    );
  t.deepEqual(
    all.map(effect => refused('wipe', effect)),
    [needed, needed, needed, undefined],
  );
  // Nobody is asked to confirm what could not be run.
  const mistaken = runOrder(alice, 'wipe', {params: {disk: 5}});
  t.throws(() => authorize(mistaken, catalogue), {code: 'bad-parameter'});
  const said = ['look', 'set', 'put', 'wipe'].map(name => {
    const {effect, idempotent} = describeCommand(alice, catalogue, name);
    return [effect, idempotent];
  });
  t.deepEqual(said, [
    ['read', true],
    ['change', false],
    ['change', true],
    ['destroy', false],
  ]);
  t.deepEqual(
    explain(alice, catalogue).commands.map(({takes}) => takes),
    [undefined, undefined, undefined, ['a confirmation']],
  );
});
