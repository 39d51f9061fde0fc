import type {FSWatcher} from 'node:fs';
import {watch} from 'node:fs';
import {readlink, realpath, stat} from 'node:fs/promises';
import {join, parse, resolve, sep} from 'node:path';

/** Several files are often replaced together; they are looked at when it has been quiet for so long. */
const settleMs = 200;
/** Between two looks that no event asked for: network file systems have no events, and some swaps of folders neither. */
const lookMs = 1_000;
/** As many symbolic links as Linux follows. */
const mostLinks = 40;

/** The files that the paths lead to, as `lookAtFiles` saw them. */
export type Sights = ReadonlyMap<string, string>;

/** A name in a folder that decides, with others, which file a path leads to. */
interface Place {
  readonly folder: string;
  readonly name: string;
}

/** Tells, for each path, which file it leads to now, and its state. */
export async function lookAtFiles(paths: readonly string[]): Promise<Sights> {
  const sights = new Map<string, string>();
  // One after the other: a file system that hangs must not take all threads of the pool.
  for (const path of paths) sights.set(path, await sightOf(path));
  return sights;
}

/**
 * Calls `changed` after any of the files became another: it was written or replaced, or a link or a folder on the way to it was.
 * A file is what its path leads to, whatever was swapped.
 *
 * @param paths asked for at each look: what is configured may change
 * @param seen what was seen when the files were read
 */
export function watchFiles(paths: () => readonly string[], changed: () => void, seen: Sights): Disposable {
  return new FileWatch(paths, changed, seen);
}

class FileWatch implements Disposable {
  readonly #paths: () => readonly string[];
  readonly #changed: () => void;
  #seen: Sights;
  #watchers: FSWatcher[] = [];
  #settling: NodeJS.Timeout | undefined;
  readonly #looking: NodeJS.Timeout;
  #isLooking = false;
  /** Something changed, and it has been quiet since. */
  #isDue = false;
  #isDisposed = false;

  constructor(paths: () => readonly string[], changed: () => void, seen: Sights) {
    this.#paths = paths;
    this.#changed = changed;
    this.#seen = seen;
    this.#looking = setInterval(() => void this.#look(), lookMs).unref();
    void this.#watch().then(() => this.#look());
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    clearInterval(this.#looking);
    clearTimeout(this.#settling);
    this.#unwatch();
  }

  async #look(): Promise<void> {
    // The last one may hang with its file system.
    if (this.#isLooking) return;
    this.#isLooking = true;
    do {
      const isDue = this.#isDue;
      this.#isDue = false;
      const now = await lookAtFiles(this.#paths());
      const isSame = [...now].every(([path, sight]) => this.#seen.get(path) === sight);
      this.#seen = now;
      if (!isSame) await this.#watch();
      if (this.#isDisposed) return;
      if (isDue) this.#changed();
      else if (!isSame) this.#settle();
    } while (this.#isDue);
    this.#isLooking = false;
  }

  #settle(): void {
    if (this.#isDisposed) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#isDue = true;
      void this.#look();
    }, settleMs);
  }

  /** Events are for speed: what they miss, the next look finds. */
  async #watch(): Promise<void> {
    const places = (await Promise.all(this.#paths().map(placesOf))).flat();
    this.#unwatch();
    if (this.#isDisposed) return;
    for (const [folder, inIt] of Map.groupBy(places, ({folder}) => folder)) {
      const names = new Set(inIt.map(({name}) => name));
      this.#watchFolder(folder, name => name === null || names.has(name));
    }
  }

  #watchFolder(folder: string, isOurs: (name: string | null) => boolean): void {
    try {
      const watcher = watch(folder, (_event, name) => {
        if (isOurs(name)) this.#settle();
      });
      // The folder went away, or the system has no more watches to give.
      watcher.on('error', () => watcher.close());
      this.#watchers.push(watcher);
    } catch {
      // As above.
    }
  }

  #unwatch(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }
}

async function sightOf(path: string): Promise<string> {
  try {
    const real = await realpath(path);
    const {dev, ino, size, mtimeNs, ctimeNs} = await stat(real, {bigint: true});
    return [real, dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

/** Returns the places of the file and of each link on the way to it. */
async function placesOf(path: string): Promise<Place[]> {
  const places: Place[] = [];
  let {folder, names} = split(path);
  for (let links = 0; names.length > 0 && links <= mostLinks; ) {
    const [name = '', ...rest] = names;
    const here = join(folder, name);
    const target = await readlink(here).catch(() => undefined);
    if (target !== undefined || rest.length === 0) places.push({folder, name});
    if (target === undefined) [folder, names] = [here, rest];
    else {
      links++;
      const led = split(resolve(folder, target));
      [folder, names] = [led.folder, [...led.names, ...rest]];
    }
  }
  return places;
}

/** The root of a path, and the names that lead on from it. */
function split(path: string): {folder: string; names: string[]} {
  const whole = resolve(path);
  const {root} = parse(whole);
  return {folder: root, names: whole.slice(root.length).split(sep).filter(Boolean)};
}
