// Writes beside each script, as NAME.code, the code that V8 makes of it, for this Node and this processor: `make-code.ts FILE...`.
import {readFileSync, writeFileSync} from 'node:fs';
import {Script} from 'node:vm';

for (const file of process.argv.slice(2)) {
  const script = new Script(readFileSync(file, 'latin1'));
  writeFileSync(`${file}.code`, script.createCachedData());
}
