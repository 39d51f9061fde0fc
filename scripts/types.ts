// Writes the types of the library into dist/types: `types.ts`, after a build.
import {join} from 'node:path';
import {writeTypes} from './write-types.ts';

const root = join(import.meta.dirname, '..');
await writeTypes(root, join(root, 'dist', 'types'));
