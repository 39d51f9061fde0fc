/** A place of the page, as its address says it. The lab stands in it: a link must not lead to a host of another lab. */
export interface Place {
  /** Empty for the lab without a name. */
  readonly lab: string;
  readonly name: PlaceName;
  /** Its subject: a host or a node set, a job, a command. */
  readonly about: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

export type PlaceName = 'hosts' | 'jobs' | 'new' | 'run' | 'fleet' | 'account' | 'proof' | 'me';

/** How many words each place may have. */
const words: Readonly<Record<PlaceName, readonly [number, number]>> = {
  hosts: [0, 0],
  jobs: [0, 1],
  new: [0, 2],
  run: [2, 2],
  fleet: [0, 1],
  account: [0, 1],
  proof: [2, 2],
  me: [0, 0],
};

const isName = (text: string): text is PlaceName => Object.hasOwn(words, text);

/** The place of a fragment such as `#/LAB/run/HOST/JOB`; undefined if it is none. Pure. */
export function placeOf(fragment: string): Place | undefined {
  const [path = '', search = ''] = fragment.replace(/^#/, '').split('?', 2);
  const [first, lab, name = '', ...rest] = path.split('/');
  if (first !== '' || lab === undefined || !isName(name)) return undefined;
  const about = rest.map(decoded);
  const [least, most] = words[name];
  if (about.length < least || about.length > most || about.some(word => word === undefined || word === ''))
    return undefined;
  return {
    lab: lab === '-' ? '' : (decoded(lab) ?? ''),
    name,
    about: about.filter(word => word !== undefined),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

export function fragmentOf({lab, name, about, query}: Place): string {
  const path = [lab === '' ? '-' : lab, name, ...about].map(encodeURIComponent).join('/');
  const search = new URLSearchParams(query).toString();
  return `#/${path}${search === '' ? '' : `?${search}`}`;
}

/** The code that the browser was opened with, and the place behind it: `#code=CODE/LAB/...`. Pure. */
export function codeIn(fragment: string): {readonly code: string; readonly place: string} | undefined {
  const [, code, path = ''] = /^#code=([\w-]{22})(\/.*)?$/.exec(fragment) ?? [];
  return code === undefined ? undefined : {code, place: path === '' ? '' : `#${path}`};
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
