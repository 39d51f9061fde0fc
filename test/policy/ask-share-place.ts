// Answers what `sharePlace` says of PATH beside KEPT, a folder, as seen from where this runs: `ask-share-place PATH KEPT`.
import {sharePlace} from '../../src/policy/catalogue/share-place.ts';

const [path = '', kept = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(sharePlace(path, [{path: kept, what: 'what is kept', isFolder: true}])));
