import {isBuiltin} from 'node:module';
import type {Plugin} from 'esbuild';

/**
 * Takes from Node's own modules what is used of them. An ES import of one asks it for all that it exports, and so loads what it
 * would load when needed: streams for `node:fs`, web crypto for `node:crypto`.
 */
export const builtinModulesWhenNeeded: Plugin = {
  name: 'builtin-modules-when-needed',
  setup(plugged) {
    plugged.onResolve({filter: /^/}, ({path, kind}) =>
      (kind === 'import-statement' || kind === 'dynamic-import') && isBuiltin(path)
        ? {path, namespace: 'builtin', sideEffects: false}
        : undefined,
    );
    plugged.onLoad({filter: /^/, namespace: 'builtin'}, ({path}) => ({contents: exportsOf(path)}));
  },
};

/** Each export is a call that the bundler may leave out. */
function exportsOf(name: string): string {
  const names = Object.keys(process.getBuiltinModule(name) ?? {}).filter(
    key => /^[a-zA-Z_$][\w$]*$/.test(key) && key !== 'default',
  );
  return [
    `const all = process.getBuiltinModule?.(${JSON.stringify(name)}) ?? {};`,
    'export default all;',
    ...names.map((key, i) => `const export${i} = /* @__PURE__ */ (() => all.${key})();`),
    `export {${names.map((key, i) => `export${i} as ${key}`).join(', ')}};`,
  ].join('\n');
}
