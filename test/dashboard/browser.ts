// Debian's Chromium, without a window, as an ordinary user.
import {spawnSync} from 'node:child_process';
import {accessSync, constants} from 'node:fs';
import {chown, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BrowserContext, Page} from 'playwright-core';
import {chromium} from 'playwright-core';
import {isRoot, nobody} from '../fixtures/share-lab.ts';

export const program = '/usr/bin/chromium';

/** Why no browser can be started here; undefined if one can. */
export function whyNoBrowser(): string | undefined {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    return 'no Chromium: apt-get install chromium';
  }
  return isRoot && spawnSync('setpriv', ['--version']).status !== 0 ? 'no setpriv' : undefined;
}

export interface Browser extends AsyncDisposable {
  readonly context: BrowserContext;
  /** Errors and warnings of the console, failures of pages, and reports of the content security policy. */
  readonly complaints: string[];
  /** Ends the program, and starts it again with the tabs that it had, in another context. */
  restart(): Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-browser-'));
  const start = join(folder, 'chromium.sh');
  const as = isRoot ? `setpriv --reuid ${nobody} --regid ${nobody} --clear-groups ` : '';
  await writeFile(start, `#!/bin/sh\nexport HOME=${folder}\nexec ${as}${program} "$@"\n`, {mode: 0o755});
  if (isRoot) await chown(folder, nobody, nobody);
  const complaints: string[] = [];
  const listen = (page: Page) => {
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(String(error)));
  };
  const launch = async (more: readonly string[] = []) => {
    const launched = await chromium.launchPersistentContext(folder, {
      executablePath: start,
      headless: true,
      // A container may have no namespaces for the sandbox of an ordinary user.
      chromiumSandbox: false,
      args: ['--disable-gpu', '--force-color-profile=srgb', '--font-render-hinting=none', ...more],
      viewport: {width: 1280, height: 800},
    });
    for (const page of launched.pages()) listen(page);
    launched.on('page', listen);
    return launched;
  };
  let context = await launch();
  return {
    get context() {
      return context;
    },
    complaints,
    async restart() {
      await context.close();
      context = await launch(['--restore-last-session']);
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      await rm(folder, {recursive: true, force: true, maxRetries: 5});
    },
  };
}
