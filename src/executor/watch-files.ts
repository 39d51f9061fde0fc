import type {FSWatcher} from 'node:fs';
import {watch} from 'node:fs';
import {basename, dirname} from 'node:path';

/** Several files are often replaced together; they are looked at when it has been quiet for so long. */
const settleMs = 200;

/**
 * Calls `changed` after any of the files was written or replaced. Watches their folders, since a file that is
 * replaced by a rename is another file.
 */
export function watchFiles(paths: readonly string[], changed: () => void): Disposable {
  const byFolder = Map.groupBy(paths, path => dirname(path));
  let timer: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = [];
  for (const [folder, files] of byFolder) {
    const names = new Set(files.map(file => basename(file)));
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && !names.has(name)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, settleMs);
    });
    // A folder that goes away is noticed when its files are read again.
    watcher.on('error', () => {});
    watchers.push(watcher);
  }
  return {
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
