import type {ListedFile} from '../../index.ts';
import {clockTime} from '../../present/clock-time.ts';
import {inJsonLine} from '../../present/json.ts';
import {screenOf} from '../../present/screen.ts';
import {SeenFiles} from '../completion/seen-files.ts';
import type {CommonOptions} from '../options.ts';
import {print, say} from '../print.ts';
import {remotePlace} from '../remote-path.ts';
import {withHost} from '../with-host.ts';

export interface LsOptions extends CommonOptions {
  readonly long?: boolean;
  readonly recursive?: boolean;
  readonly digest?: boolean;
}

/** `reeve ls`: gives the status to exit with, 1 where something could not be looked at. */
export async function listFiles(place: string, options: LsOptions): Promise<number> {
  const {target, share, path, match} = remotePlace(place);
  return withHost(target, options, async host => {
    let problems = 0;
    const seen = new SeenFiles();
    const folders = new Set([path]);
    for await (const listed of host.list(share, path, {...options, match})) {
      if (options.json) process.stdout.write(inJsonLine({host: host.name, share, ...listed}));
      else print([lineOf(listed, path, options)]);
      seen.add(listed.kind === 'folder' ? `${listed.path}/` : listed.path);
      // Of a file the one line is about it.
      if (listed.path === path) folders.delete(path);
      if (listed.kind === 'folder' && options.recursive) folders.add(listed.path);
      if (listed.problem === undefined) continue;
      problems += 1;
      if (!options.json) say(listed.problem, host.name);
    }
    const isWhole = match === undefined && problems === 0;
    seen.learn({target, config: options.config}, share, isWhole ? folders : undefined);
    return problems === 0 ? 0 : 1;
  });
}

/** Below the folder that was asked about, as ls shows it. */
function lineOf(listed: ListedFile, asked: string, {long, digest}: LsOptions): string {
  const {path, kind, size, mode, modified} = listed;
  const name = asked !== '' && path.startsWith(`${asked}/`) ? path.slice(asked.length + 1) : path;
  const shown = kind === 'folder' ? `${name}/` : name;
  const known = digest ? [(listed.digest ?? '').padEnd(64)] : [];
  if (!long) return [...known, shown].join('  ');
  const time = clockTime(modified, Date.now(), screenOf(process.stdout));
  return [...known, `${letters[kind]}${modeText(mode)}`, String(size).padStart(12), time, shown].join('  ');
}

const letters: Readonly<Record<ListedFile['kind'], string>> = {
  file: '-',
  folder: 'd',
  link: 'l',
  pipe: 'p',
  socket: 's',
  device: 'c',
};

const modeText = (mode: number): string =>
  [6, 3, 0]
    .map(shift => ['r', 'w', 'x'].map((letter, at) => ((mode >> shift) & (4 >> at) ? letter : '-')).join(''))
    .join('');
