import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';
import {transform} from 'esbuild';

/** Shortens the names within packages, also those of functions, which are kept of ours: stacks and logs tell them. */
export const shorterNamesInPackages: Plugin = {
  name: 'shorter-names-in-packages',
  setup(plugged) {
    plugged.onLoad({filter: /[/\\]node_modules[/\\].*\.m?js$/}, async ({path}) => {
      const {code} = await transform(await readFile(path, 'utf8'), {
        minifyIdentifiers: true,
        target: 'node24',
      });
      return {contents: code, loader: 'js'};
    });
  },
};
