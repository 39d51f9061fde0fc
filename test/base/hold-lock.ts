// A process of the folder-lock test: tries to lock the folder, says how that went, and lives until it is killed.
import {lockFolder} from '../../src/base/folder-lock.ts';

try {
  lockFolder(process.argv[2] as string);
  console.log('held');
} catch (error) {
  console.log((error as {code: string}).code);
}
process.stdin.resume();
