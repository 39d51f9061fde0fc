import type {Command} from 'commander';
import {registerExport} from '../audit/export.ts';
import {registerLog} from '../audit/log.ts';
import {registerProof} from '../audit/proof.ts';
import {registerPrune} from '../audit/prune.ts';
import {registerShow} from '../audit/show.ts';
import {registerVerify} from '../audit/verify.ts';

export function register(program: Command): void {
  const audit = program.command('audit').description('read and verify the account of what happened');
  for (const registerCommand of [
    registerLog,
    registerShow,
    registerProof,
    registerExport,
    registerVerify,
    registerPrune,
  ])
    registerCommand(audit);
}
