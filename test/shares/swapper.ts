// Swaps a folder of a share for a link out of it and back, and a file for a link, as often and as fast as it can.
// `swapper SHARE OUTSIDE TIMES`; tells when it has begun, and ends when it is through.
import {renameSync, symlinkSync, unlinkSync} from 'node:fs';
import {join} from 'node:path';

const [share = '', outside = '', times = ''] = process.argv.slice(2);
const [folder, aside] = [join(share, 'folder'), join(share, 'aside')];
const [file, asideFile] = [join(share, 'folder', 'file'), join(share, 'aside-file')];
process.stdout.write('begun\n');
for (let time = 0; time < Number(times); time++) {
  renameSync(folder, aside);
  symlinkSync(outside, folder);
  unlinkSync(folder);
  renameSync(aside, folder);
  if (time % 4 !== 0) continue;
  try {
    // The other side removes and replaces it.
    renameSync(file, asideFile);
    symlinkSync(join(outside, 'file'), file);
    unlinkSync(file);
    renameSync(asideFile, file);
  } catch {}
}
