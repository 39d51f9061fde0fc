import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';

/** The style elements that xterm makes, in the version that package.json names. */
const expected = 3;

/**
 * Has xterm make elements that adopt a style sheet (src/dashboard/page/terminal/adopted-style.ts) in place of style elements, which
 * the policy of the page forbids. Its style sheet is a text to adopt as well.
 */
export const adoptedStyles: Plugin = {
  name: 'adopted-styles',
  setup(plugged) {
    plugged.onLoad({filter: /[/\\]@xterm[/\\]xterm[/\\]lib[/\\]xterm\.mjs$/}, async ({path}) => ({
      contents: withAdoptedStyles(await readFile(path, 'utf8')),
      loader: 'js',
    }));
    plugged.onLoad({filter: /[/\\]@xterm[/\\]xterm[/\\]css[/\\]xterm\.css$/}, async ({path}) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
    }));
  },
};

/** @throws {Error} if this xterm makes style elements, or HTML, that the one which was looked at does not */
export function withAdoptedStyles(code: string): string {
  const adopted = code.replaceAll('.createElement("style")', '.createElement("adopted-style")');
  const made = adopted.split('.createElement("adopted-style")').length - 1;
  const others =
    /createElement(?:NS)?\([^)]{0,80}style\b(?<!"adopted-style)|<style|innerHTML|outerHTML|insertAdjacentHTML|document\.write\b/.exec(
      adopted,
    );
  if (made === expected && !others) return adopted;
  throw new Error(
    `this version of xterm makes ${made} style elements, and ${others?.[0] ?? 'nothing else'}; expected ${expected}, and nothing that makes HTML: look at it, and at scripts/adopted-styles.ts`,
  );
}
