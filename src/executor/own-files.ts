import {join} from 'node:path';
import {messageOf} from '../base/errors.ts';
import {isOneExecutable, ownFolder} from '../base/own-programs.ts';
import {walkPath} from '../base/path-walk.ts';
import {whyNotTrusted} from '../base/trusted-path.ts';

/**
 * As root, who else could change what this process itself runs. No reason not to start: who could has done so by now, or
 * is the administrator, whose checkout it is.
 */
export function ownFileWarnings(files: readonly string[] = ownFiles()): string[] {
  if (process.getuid?.() !== 0) return [];
  return files.flatMap(file => {
    const why = reason(file);
    return why === undefined
      ? []
      : [
          `root runs ${file}, which somebody else could replace: ${why}; install Node and reeve where only root may write`,
        ];
  });
}

/** Those of the package beside its executable, or what was built. */
function ownFiles(): string[] {
  if (!isOneExecutable) return [process.execPath, import.meta.filename];
  const folder = ownFolder('');
  return [process.execPath, join(folder, 'openssl.cnf'), join(folder, 'pty')];
}

function reason(file: string): string | undefined {
  try {
    return whyNotTrusted(walkPath(file), file);
  } catch (error) {
    return messageOf(error);
  }
}
