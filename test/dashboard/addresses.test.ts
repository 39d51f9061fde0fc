// Addresses that somebody types into an open tab, in a real browser: places that are none, and codes.
import {until} from '../fixtures/until.ts';
import {ended, go, heading, inBrowser, run} from './open-page.ts';

inBrowser(
  'a place with an id that is none, or a filter that is too long, says so and keeps the connection',
  async (t, {page}) => {
    await heading(page, 'Hosts');
    await run(page, 'disk-usage');
    await ended(page, 'disk-usage');
    await page.evaluate(`{
      window.dialled = 0;
      const {WebSocket: Real} = window;
      window.WebSocket = class extends Real { constructor(...args) { super(...args); window.dialled += 1; } };
    }`);
    for (const place of ['run/lab-01/xxx', 'run/lab-01/01a22d5', 'proof/lab-01/xxx']) {
      await go(page, `#/physics/${place}`);
      await page.getByText('is no id of a job: expected one such as').waitFor();
    }
    await go(page, `#/physics/account/lab-01?person=${'x'.repeat(5000)}`);
    await page.getByText('person is not as it must be: expected at most 64 characters').waitFor();
    await go(page, '#/physics/jobs');
    await page.getByText('No news from lab-02: what stands here of its jobs may have changed').waitFor();
    const link = page.getByRole('row').filter({hasText: 'disk-usage'}).getByRole('link');
    const whole = (await link.first().getAttribute('href')) ?? '';
    await go(page, `#/physics/proof/lab-01/${whole.slice(-8)}`);
    await page.locator('.verdict.good').waitFor();
    t.is(new URL(page.url()).hash, whole.replace('/run/', '/proof/'));
    t.is(await page.evaluate('window.dialled'), 0);
  },
);

inBrowser(
  'a code that comes to an open tab is wiped and traded, with a session and after its end; a message that is not taken ends the page once',
  async (t, {page, served, browser}) => {
    const bring = async (place: string) => {
      const code = await served.newCode();
      await go(page, `#code=${code}${place}`);
      await until(() => !page.url().includes('code='), 'that the code is wiped');
      return code;
    };
    const kept = () => page.evaluate("sessionStorage.getItem('reeve session')");
    const before = await kept();
    await bring('/physics/jobs');
    await heading(page, 'Jobs');
    await until(async () => (await kept()) !== before, 'another session');
    t.is(new URL(page.url()).hash, '#/physics/jobs');
    await page.getByRole('row').filter({hasText: 'disk-usage'}).first().waitFor();

    // A page of another version.
    const other = await browser.context.newPage();
    let dialled = 0;
    await other.routeWebSocket('**/socket', socket => {
      dialled += 1;
      const server = socket.connectToServer();
      socket.onMessage(message => {
        if (String(message).includes('"want":"account"')) void socket.close({code: 4003});
        else server.send(message);
      });
    });
    await other.goto(`${served.origin}/#/physics/account/lab-01`);
    await other.getByText('The session is over: this page said what reeve dashboard does not take').waitFor();
    t.is(dialled, 1);
    await other.close();

    // Of two that are brought at once the later counts alone: so the session is waited for, not the place.
    const second = await kept();
    const code = await bring('/physics/me');
    await until(async () => (await kept()) !== second, 'a third session');
    await heading(page, 'alice');
    // A second use of it ends the session; of that and the refusal either comes first.
    await go(page, `#code=${code}/physics/jobs`);
    await page.getByText(/that it was opened with was used a second time|was used before/).waitFor();
    t.is(new URL(page.url()).hash, '#/physics/jobs');
    // The browser itself complains of the answer 403, when it comes to it.
    await until(() => browser.complaints.some(text => text.includes('403')), 'its complaint');
    const complaints = browser.complaints.splice(0).filter(text => !text.includes('403'));
    t.deepEqual(complaints, []);
    await bring('/physics/hosts');
    await heading(page, 'Hosts');
    await page.getByText('2 hosts').waitFor();
  },
);

inBrowser('a page that is drawn late was told of all that came before', async (_t, {served, browser}) => {
  const late = await browser.context.newPage();
  // As on a busy machine: what is put off to the next frame comes when the connection is long there.
  await late.addInitScript(`{
    const later = setTimeout;
    window.requestAnimationFrame = () => 0;
    window.setTimeout = (call, ms, ...given) => later(call, ms + 3000, ...given);
  }`);
  await late.goto(`${served.origin}/#code=${await served.newCode()}/physics/hosts`);
  await heading(late, 'Hosts');
  await late.getByText('2 hosts').waitFor();
  await late.close();
});
