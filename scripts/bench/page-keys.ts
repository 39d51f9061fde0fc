// How long a key takes: from the time at which the browser has it to the frame after which the page is seen to have changed.
import {setTimeout as pause} from 'node:timers/promises';
import type {Page} from 'playwright-core';

/** Between two keys: a person types no faster. */
const betweenMs = 100;

const arm = (isChanged: string) => `(() => {
  const isChanged = ${isChanged};
  globalThis.answered = new Promise(resolve => addEventListener('keydown', ({timeStamp}) => {
    const drawn = new MessageChannel();
    const look = () => requestAnimationFrame(() => drawn.port2.postMessage(0));
    drawn.port1.onmessage = () => isChanged() ? resolve(performance.now() - timeStamp) : look();
    look();
  }, {capture: true, once: true}));
})()`;

/** Presses a key for real; the milliseconds until the page has changed. @param isChanged a function, as JavaScript */
async function pressed(tab: Page, key: string, isChanged: string): Promise<number> {
  await tab.evaluate(arm(isChanged));
  await tab.keyboard.press(key);
  return tab.evaluate('globalThis.answered');
}

/** Opens the list of keys and closes it, by keys, until it is enough. The milliseconds of each. */
export async function pressKeys(tab: Page, isEnough: () => boolean): Promise<number[]> {
  const times: number[] = [];
  const isThere = "document.querySelector('dialog[open]') !== null";
  await tab.locator('h1').click();
  while (!isEnough()) {
    times.push(await pressed(tab, '?', `() => ${isThere}`));
    await pause(betweenMs);
    times.push(await pressed(tab, 'Escape', `() => !(${isThere})`));
    await pause(betweenMs);
  }
  return times;
}

/** Asks for one window of the output after the other, by the keyboard, until it is enough. The milliseconds of each. */
export async function pressLater(tab: Page, isEnough: () => boolean): Promise<number[]> {
  const times: number[] = [];
  await tab.getByRole('button', {name: 'Beginning'}).click();
  const later = tab.getByRole('button', {name: 'Later'});
  while (!isEnough()) {
    await later.focus();
    const isChanged = `(before => () => document.querySelector('.output').textContent !== before)(document.querySelector('.output').textContent)`;
    times.push(await pressed(tab, 'Enter', isChanged));
    await pause(betweenMs);
  }
  return times;
}
