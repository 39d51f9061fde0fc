import {readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import type {BuildOptions, Metafile, Plugin} from 'esbuild';
import {build} from 'esbuild';

/**
 * Makes one chunk of all that each of `roots` imports, but for what an earlier one does. By itself esbuild makes a chunk of
 * every set of modules that the same entry points share, some sixty of them, and each costs Node as much to open as to run.
 *
 * A module of the CLI that is imported when needed also imports the whole of each set of which it needs anything. So all entry
 * points share the whole set, and esbuild makes one chunk of it.
 *
 * @param options of the build that it is for, with `absWorkingDir`
 * @param roots paths of modules, relative to `absWorkingDir`
 */
export async function gatherChunks(options: BuildOptions, roots: readonly string[]): Promise<Plugin> {
  const {absWorkingDir: root = process.cwd()} = options;
  const {metafile} = await build({...options, metafile: true, write: false});
  const {inputs} = metafile;
  const sets: Set<string>[] = [];
  for (const path of roots) {
    if (!(path in inputs))
      throw new Error(`${path} is not among what is built: its chunk cannot be gathered`);
    const set = importedBy(inputs, path);
    for (const earlier of sets) for (const module of earlier) set.delete(module);
    set.delete(path);
    // Those of packages are imported by ours.
    sets.push(new Set([...set].filter(module => module.startsWith('src/'))));
  }
  return {
    name: 'gather-chunks',
    setup(plugged) {
      plugged.onResolve({filter: /^gathered:\d+$/}, ({path}) => ({path, namespace: 'gathered'}));
      plugged.onLoad({filter: /^/, namespace: 'gathered'}, ({path}) => ({
        contents: imports(
          [...(sets[Number(path.slice('gathered:'.length))] ?? [])].map(name => join(root, name)),
        ),
        resolveDir: root,
      }));
      const later = laterImports(inputs);
      plugged.onLoad({filter: /\.ts$/, namespace: 'file'}, async ({path}) => {
        const name = relative(root, path);
        // Others are imported when needed by more than the CLI.
        if (!later.has(name) || !name.startsWith('src/cli/')) return undefined;
        const needed = importedBy(inputs, name);
        const shared = sets.flatMap((set, i) =>
          [...set].some(module => needed.has(module)) ? [`gathered:${i}`] : [],
        );
        return {contents: `${await readFile(path, 'utf8')}\n${imports(shared)}`, loader: 'ts'};
      });
    },
  };
}

const imports = (paths: readonly string[]) => paths.map(path => `import ${JSON.stringify(path)};\n`).join('');

/**
 * Returns the modules that a module imports, directly or not, with itself; without those that are imported
 * when needed.
 */
function importedBy(inputs: Metafile['inputs'], path: string, found = new Set<string>()): Set<string> {
  const input = inputs[path];
  if (found.has(path) || input === undefined) return found;
  found.add(path);
  for (const {path: next, kind, external} of input.imports)
    if (kind !== 'dynamic-import' && !external) importedBy(inputs, next, found);
  return found;
}

/** The modules that others import when needed. */
const laterImports = (inputs: Metafile['inputs']) =>
  new Set(
    Object.values(inputs).flatMap(({imports: all}) =>
      all.filter(({kind}) => kind === 'dynamic-import').map(({path}) => path),
    ),
  );
