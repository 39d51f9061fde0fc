// Two labs whose hosts have equal names, and two dashboards of one person, in one browser.
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {shareLab} from '../fixtures/shared-lab.ts';
import {go, heading, outputIs} from './open-page.ts';
import {dial, servePage, trade} from './served-page.ts';
import {openPage, shareBrowser} from './share-browser.ts';

const commandsOf = (lab: string) => `
  where: { about: Says which lab this is, effect: read, argv: [echo, "here is ${lab}"] }
  repeat: { about: Prints what it reads, effect: read, argv: [cat], stdin: stream }
  only-${lab}: { about: Is there alone, effect: read, argv: ["true"] }
`;
const labs = {
  physics: shareLab({commands: commandsOf('physics')}),
  chemistry: shareLab({commands: commandsOf('chemistry')}),
};
const ends: (() => Promise<unknown>)[] = [];
test.after.always(() => Promise.all(ends.map(end => end())));
const inBrowser = shareBrowser();

/** A dashboard of a lab that has its name. Both keep their state in the same folder, as those of one person do. */
async function serve(name: keyof typeof labs, home: string) {
  const lab = await labs[name]();
  const config = join(lab.folder, `${name}.yaml`);
  await writeFile(config, `lab: ${name}\n${await readFile(join(lab.folder, 'alice.yaml'), 'utf8')}`);
  const served = await servePage(lab, {config, env: {XDG_STATE_HOME: home}});
  ends.push(() => served.end());
  return {lab, served};
}

inBrowser(
  'two labs with a host of the same name, by two dashboards in one browser: nothing of one is in the other, and one’s end leaves the other',
  async (t, browser) => {
    const home = join((await labs.physics()).folder, 'home');
    const physics = await serve('physics', home);
    const chemistry = await serve('chemistry', home);
    t.not(physics.served.port, chemistry.served.port);
    const ofPhysics = await openPage(browser, physics.served);
    const ofChemistry = await openPage(browser, chemistry.served);
    const both = [
      {name: 'physics', other: 'chemistry', page: ofPhysics, ...physics},
      {name: 'chemistry', other: 'physics', page: ofChemistry, ...chemistry},
    ] as const;
    const runs: string[] = [];
    for (const {name, other, page, lab} of both) {
      await heading(page, 'Hosts');
      await page.locator('.cell').filter({hasText: 'lab-01'}).getByText('up', {exact: true}).waitFor();
      t.is(new URL(page.url()).hash, `#/${name}/hosts`);
      await go(page, `#/${name}/new/lab-01`);
      await page.getByRole('link', {name: `only-${name}`}).waitFor();
      t.is(await page.getByText(`only-${other}`).count(), 0);
      await page.getByRole('link', {name: 'where'}).click();
      await page.getByRole('button', {name: 'Run on lab-01'}).click();
      await page.locator('.verdict.good').waitFor();
      await outputIs(page, `here is ${name}\n`);
      const ran = lab.entries().filter(entry => entry.event === 'job-start' && entry.command === 'where');
      t.is(ran.length, 1);
      runs.push(new URL(page.url()).hash);
    }
    for (const {name, page} of both) {
      await go(page, `#/${name}/jobs`);
      const rows = page.locator('tbody tr').filter({hasText: 'where'});
      await rows.first().waitFor();
      t.is(await rows.count(), 1);
    }

    // An address of the one leads nowhere in the other, with its lab or without.
    const [first = '', second = ''] = runs;
    for (const [page, named, foreign] of [
      [ofPhysics, 'chemistry', second],
      [ofChemistry, 'physics', first],
    ] as const) {
      await go(page, foreign);
      await heading(page, 'Another lab');
      await page.getByText(`The address is of the lab ${named}`).waitFor();
      t.is(await page.getByText('here is').count(), 0);
      await page.getByRole('link', {name: /^To the hosts of the lab/}).click();
      await heading(page, 'Hosts');
    }
    await go(ofPhysics, second.replace('chemistry', 'physics'));
    await ofPhysics
      .locator('.state')
      .filter({hasText: /lab-01 shows nothing of it: .*no job/})
      .waitFor();
    t.is(await ofPhysics.locator('.verdict').innerText(), 'not verified');

    // A session of the one is nothing to the other, by the page or by hand.
    const kept = "sessionStorage.getItem('reeve session')";
    const tokens = [await ofPhysics.evaluate<string>(kept), await ofChemistry.evaluate<string>(kept)];
    t.not(tokens[0], tokens[1]);
    t.deepEqual(await browser.context.cookies(), []);
    const {session} = JSON.parse(tokens[0] ?? '') as {session: string};
    const socket = dial(chemistry.served);
    socket.on('open', () => socket.send(JSON.stringify({session, nonce: 'A'.repeat(43)})));
    t.is(await new Promise(resolve => socket.on('close', resolve)), 4001);
    t.is(await trade(chemistry.served, await physics.served.newCode()), undefined);

    await go(ofChemistry, '#/chemistry/new/lab-01/repeat');
    await ofChemistry.getByRole('button', {name: 'Run on lab-01'}).click();
    const line = ofChemistry.getByLabel('Standard input, a line at a time');
    await line.fill('one');
    await line.press('Enter');
    await ofChemistry.locator('.output').getByText('one').waitFor();
    await physics.served.end();
    await ofPhysics.getByText('The session is over: the dashboard has ended.').waitFor();
    await ofPhysics.getByText('reeve dashboard', {exact: true}).waitFor();
    // Its tabs are offered no session of the other, which goes on.
    await line.fill('two');
    await line.press('Enter');
    await ofChemistry.locator('.output').getByText('two').waitFor();
    await ofChemistry.reload();
    await ofChemistry.getByRole('button', {name: 'End of input'}).click();
    await ofChemistry.locator('.verdict.good').waitFor();
    await outputIs(ofChemistry, 'one\ntwo\n');
    t.false(chemistry.served.said().includes('session'));
  },
);
