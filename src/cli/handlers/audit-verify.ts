import type {Verdict, VerifyOptions, VerifyRequest} from '../audit/verify-request.ts';
import {parseRequest} from '../audit/verify-request.ts';
import {exitStatus} from '../exit-status.ts';
import {interrupted} from '../job/interrupts.ts';

/** `reeve audit verify`. Returns the status to exit with. */
export async function verifyAnything(typed: string | undefined, options: VerifyOptions): Promise<number> {
  const verdict = await verify(await parseRequest(typed, options));
  if (verdict === undefined) return interrupted;
  return verdict ? 0 : exitStatus.unverified;
}

async function verify({target, ...rest}: VerifyRequest): Promise<Verdict> {
  switch (target.kind) {
    case 'own':
      return (await import('../audit/verify-folder.ts')).verifyOwn({...rest, target});
    case 'folder':
      return (await import('../audit/verify-folder.ts')).verifyFolder({...rest, target});
    case 'file':
      return (await import('../audit/verify-file.ts')).verifyFile({...rest, target});
    case 'host':
      return (await import('../audit/verify-host.ts')).verifyHost({...rest, target});
  }
}
