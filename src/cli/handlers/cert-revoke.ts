import {shellWords} from '../../base/shell-words.ts';
import {shownTime} from '../../identity/dates.ts';
import {PkiError} from '../../pki/errors.ts';
import {paths} from '../../pki/layout.ts';
import {revoke} from '../../pki/revoke.ts';
import {openFolder} from '../ca-folder.ts';
import type {FolderOptions} from '../options.ts';
import {print, printJson} from '../print.ts';

interface RevokeOptions extends FolderOptions {
  readonly refresh?: boolean;
  readonly endJobs?: boolean;
  readonly crlDays?: number;
}

export async function revokeCertificates(targets: readonly string[], options: RevokeOptions): Promise<void> {
  if ((targets.length === 0) !== (options.refresh === true)) {
    throw new PkiError(
      'bad-target',
      'name what to revoke: user:NAME, host:NAME, SERIAL or FILE; or give --refresh alone',
    );
  }
  const authority = await openFolder(options);
  const {revoked, before, keepsJobs, number, nextUpdate} = await revoke(authority, targets, Date.now(), {
    days: options.crlDays,
    endJobs: options.endJobs,
  });
  const crl = paths.crl(options.dir);
  if (options.json) {
    const serials = (entries: typeof revoked) =>
      entries.map(({kind, name, serial}) => ({kind, name, serial}));
    printJson({
      revoked: serials(revoked),
      before: serials(before),
      crl,
      number: String(number),
      nextUpdate: new Date(nextUpdate),
    });
    return;
  }
  for (const {kind, name, serial} of before) print(`${kind} ${name}, serial ${serial}, was revoked already`);
  for (const {kind, name, serial} of revoked) print(`revoked ${kind} ${name}, serial ${serial}`);
  print(`${crl} is now number ${number}, to be replaced by ${shownTime(nextUpdate)}; give it to every host`);
  const users = keepsJobs.filter(({kind}) => kind === 'user').map(({name}) => name);
  if (users.length > 0) print(jobsGoOn([...new Set(users)], targets, options.dir));
}

/** Says that revoking does not end running jobs. */
function jobsGoOn(users: readonly string[], targets: readonly string[], dir: string): string {
  const again = `reeve cert revoke ${shellWords([...targets, '--end-jobs', '--dir', dir])}`;
  return `jobs of ${users.join(', ')} keep running; to make hosts end them, too, run: ${again}`;
}
