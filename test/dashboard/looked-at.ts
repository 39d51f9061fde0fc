// A place of the page is looked at: it is as wide as the window, axe finds nothing, and pictures are made if somebody wants them.
import {mkdir, readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Page} from 'playwright-core';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The folder of pictures; undefined if none are wanted. */
const pictures = process.env.REEVE_PICTURES;

/** Asserts that it is as wide as the window, from 320 pixels (400 %) on. */
export async function fits(t: ExecutionContext, page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await mkdir(pictures, {recursive: true});
  for (const width of [320, 1280, 2560]) {
    await page.setViewportSize({width, height: width === 320 ? 640 : 800});
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    t.is(isWide, false, `${name} at ${width} pixels is wider than the window`);
    const cut = await page.evaluate(
      "[...document.querySelectorAll('.wide')].some(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)",
    );
    if (width >= 1280) t.is(cut, false, `a table of ${name} is cut at ${width} pixels`);
    if (pictures !== undefined)
      await page.screenshot({path: join(pictures, `${name}-${width}.png`), fullPage: width === 320});
  }
  await page.setViewportSize({width: 1280, height: 800});
}

/** Asserts it in light, dark and forced colours, and at each width. Complaints about axe are not of the page. */
export async function lookAt(t: ExecutionContext, page: Page, name: string): Promise<void> {
  await fits(t, page, name);
  await page.evaluate(await axe);
  for (const [scheme, forced] of [
    ['light', 'none'],
    ['dark', 'none'],
    ['light', 'active'],
  ] as const) {
    await page.emulateMedia({colorScheme: scheme, forcedColors: forced});
    if (pictures !== undefined && scheme === 'dark')
      await page.screenshot({path: join(pictures, `${name}-dark.png`)});
    const found = await page.evaluate(
      'axe.run().then(({violations}) => violations.map(({id, nodes: [first]}) => `${id}: ${first.html} ${first.failureSummary}`))',
    );
    t.deepEqual(found, [], `${name}, ${scheme}, forced colours ${forced}`);
  }
  await page.emulateMedia({colorScheme: 'light', forcedColors: 'none'});
}
