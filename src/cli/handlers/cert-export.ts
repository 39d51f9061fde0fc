import {exportPath, exportPkcs12} from '../../pki/export.ts';
import {parseHolder} from '../../pki/layout.ts';
import type {FolderOptions} from '../options.ts';
import {print, printJson} from '../print.ts';
import {readSecret} from '../secrets/ask-secret.ts';

interface ExportOptions extends FolderOptions {
  readonly out?: string;
  readonly passwordFile?: string;
}

export async function exportCertificate(
  target: string,
  {dir, out, passwordFile, json}: ExportOptions,
): Promise<void> {
  const holder = parseHolder(target);
  const path = out ?? exportPath(dir, holder);
  const password = await readSecret({
    what: 'password of the export',
    file: passwordFile,
    fileOption: '--password-file',
    variable: 'REEVE_EXPORT_PASSWORD',
    isNew: true,
  });
  await exportPkcs12(dir, holder, password, path);
  if (json) printJson({...holder, path});
  else print(`${path}: certificate, key and CA of ${holder.kind} ${holder.name}, under the password`);
}
