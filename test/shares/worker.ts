// Does one thing in a share, as another process: `get SHARE PATH`, `put SHARE PATH TEXT`, `fill SHARE PATH BYTES`, `remove SHARE PATH`.
// Answers with one line of JSON.
import {Folder} from '../../src/shares/folder.ts';
import {remove} from '../../src/shares/remove.ts';
import {SharePath} from '../../src/shares/share-path.ts';
import {get, put, room} from './share.ts';

const [task, share = '', path = '', text = ''] = process.argv.slice(2);

async function answer(): Promise<unknown> {
  using folder = Folder.openShare(share);
  if (task === 'get') return {content: get(folder, path).toString()};
  if (task === 'remove') return remove(folder, SharePath.parse(path), {recursive: true});
  if (task === 'put') return put(folder, path, text);
  // Of a size that nobody tells beforehand, and without a look at what is free: the disk itself says no.
  return put(folder, path, Buffer.alloc(Number(text), 'x'), {file: {size: undefined}, room: room()});
}

const told = await answer().catch(({code, message}: {code: string; message: string}) => ({code, message}));
process.stdout.write(JSON.stringify(told));
