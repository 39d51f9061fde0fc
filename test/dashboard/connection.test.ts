// The page and the dashboard's process on one connection, which is slow, drops, or ends at another program.
import {once} from 'node:events';
import {createServer} from 'node:http';
import {join} from 'node:path';
import type {WebSocketRoute} from 'playwright-core';
import {WebSocketServer} from 'ws';
import {until} from '../fixtures/until.ts';
import {ended, go, heading, inBrowser, run, sharedLab} from './open-page.ts';
import {servePage} from './served-page.ts';

inBrowser(
  'a page whose connection drops says so, does nothing later that was asked for meanwhile, and is live again',
  async (t, {page, served, browser}) => {
    const lab = await sharedLab();
    await heading(page, 'Hosts');
    const other = await browser.context.newPage();
    const routes: WebSocketRoute[] = [];
    let isCut = false;
    await other.routeWebSocket('**/socket', socket => {
      if (isCut) return void socket.close();
      routes.push(socket, socket.connectToServer());
    });
    await other.goto(`${served.origin}/#/physics/new/lab-01/disk-usage`);
    const button = other.getByRole('button', {name: 'Run on lab-01'});
    await button.waitFor();
    isCut = true;
    for (const route of routes) await route.close();
    await other.getByText('not connected to reeve dashboard; trying again').waitFor();
    await button.click();
    await other.getByText('this page is not connected to reeve dashboard; nothing was asked for').waitFor();
    isCut = false;
    await other.getByText('not connected to reeve dashboard; trying again').waitFor({state: 'detached'});

    await go(other, '#/physics/jobs');
    await run(page, 'greet', {name: 'zoe'});
    await ended(page, 'greet');
    await other.getByRole('row').filter({hasText: 'greet'}).waitFor();
    t.false(lab.entries().some(entry => 'command' in entry && entry.command === 'disk-usage'));
    await other.close();
  },
);

inBrowser('a line that is typed while the one before is sent is not lost', async (t, {served, browser}) => {
  const other = await browser.context.newPage();
  let held: (string | Buffer)[] | undefined;
  let toPage: WebSocketRoute | undefined;
  await other.routeWebSocket('**/socket', socket => {
    toPage = socket;
    socket.connectToServer().onMessage(message => {
      if (held) held.push(message);
      else socket.send(message);
    });
  });
  await other.goto(`${served.origin}/#/physics/new/lab-01/repeat`);
  await other.getByRole('button', {name: 'Run on lab-01'}).click();
  const line = other.getByLabel('Standard input, a line at a time');
  await line.fill('one');
  held = [];
  await line.press('Enter');
  await until(async () => (await line.inputValue()) === '', 'that the field is free', 20_000);
  await line.fill('two');
  for (const message of held.splice(0)) toPage?.send(message);
  held = undefined;
  await other.locator('.output').getByText('one').waitFor();
  t.is(await line.inputValue(), 'two');
  await line.press('Enter');
  await other.locator('.output').getByText('two').waitFor();
  await other.getByRole('button', {name: 'End of input'}).click();
  await other.getByText('ended with exit status 0').first().waitFor();
  await other.close();
});

inBrowser(
  'a tab without a session says what to type; another program at the port is told nothing',
  async (t, {page, served, browser}) => {
    const lone = await browser.context
      .browser()
      ?.newContext()
      .catch(() => undefined);
    const stranger = lone ? await lone.newPage() : undefined;
    if (stranger) {
      await stranger.goto(`${served.origin}/#/physics/hosts`);
      await stranger.getByText('This tab has no session').waitFor();
    }
    await go(page, '#/physics/hosts');
    await heading(page, 'Hosts');
    await served.end();
    await page.getByText('The session is over: the dashboard has ended.').waitFor();

    // One that takes the port over while the page tries to come back: a crash tells nobody.
    const config = join((await sharedLab()).folder, 'page.yaml');
    for (const lie of [
      {tell: 'challenge', nonce: 'A'.repeat(43), proof: 'A'.repeat(43)},
      // As if both were proven.
      {tell: 'ready'},
      {tell: 'over', why: 'the page must be loaded again'},
    ]) {
      const again = await servePage(await sharedLab(), {config});
      t.is(again.port, served.port);
      await page.goto('about:blank');
      await page.goto(`${again.origin}/#code=${again.code}`);
      await heading(page, 'Hosts');
      await page.getByText('2 hosts').waitFor();
      await again.end('SIGKILL');
      const heard: string[] = [];
      const sockets = new WebSocketServer({noServer: true});
      const thief = createServer().on('upgrade', (request, socket, head) =>
        sockets.handleUpgrade(request, socket, head, opened =>
          opened.on('message', data => {
            heard.push((data as Buffer).toString());
            opened.send(JSON.stringify(lie));
          }),
        ),
      );
      thief.listen(served.port, '127.0.0.1');
      await once(thief, 'listening');
      await page.getByText('The session is over: another program answers at this address.').waitFor();
      t.is(heard.length, 1);
      t.deepEqual(Object.keys(JSON.parse(heard[0] ?? '{}')), ['session', 'nonce']);
      for (const client of sockets.clients) client.terminate();
      thief.closeAllConnections();
      thief.close();
      await once(thief, 'close');
    }
    // The browser says that connections to a program that was killed are refused.
    browser.complaints.length = 0;
  },
);
