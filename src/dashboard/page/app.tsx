import {useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {LabTold, Me, Problem} from '../told.ts';
import {AccountPlace} from './account-place.tsx';
import type {Connection} from './connection.ts';
import type {Page} from './context.ts';
import {linkTo, PageContext} from './context.ts';
import {Door} from './door.tsx';
import {FleetPlace} from './fleet-place.tsx';
import {FleetsPlace} from './fleets-place.tsx';
import {HostsPlace} from './hosts-place.tsx';
import {JobGate} from './job-gate.tsx';
import {JobsPlace} from './jobs-place.tsx';
import {KeyHelp, useKeys} from './keys.tsx';
import {MePlace} from './me-place.tsx';
import {NewPlace} from './new-place.tsx';
import {ProblemText, problemIn} from './parts.tsx';
import type {Place, PlaceName} from './places.ts';
import {fragmentOf, placeOf} from './places.ts';
import {ProofPlace} from './proof-place.tsx';
import {RunPlace} from './run-place.tsx';
import type {Store} from './store.ts';

const titles: Readonly<Record<PlaceName, string>> = {
  hosts: 'Hosts',
  jobs: 'Jobs',
  new: 'Run',
  run: 'A run',
  fleet: 'On several hosts',
  account: 'Account',
  proof: 'Proof',
  me: 'Me',
};

/** The places in the column; the others are reached from them. */
const column = ['hosts', 'jobs', 'new', 'account', 'me'] as const;
const columnOf: Readonly<Record<PlaceName, (typeof column)[number]>> = {
  hosts: 'hosts',
  jobs: 'jobs',
  new: 'new',
  run: 'jobs',
  fleet: 'jobs',
  account: 'account',
  proof: 'account',
  me: 'me',
};

/** The whole page, behind the door. */
export function App({store, connection}: {store: Store; connection: Connection}) {
  const [fragment, setFragment] = useState(location.hash);
  const [, again] = useState(0);
  const said = useRef<HTMLParagraphElement>(null);
  const [isHelpOpen, openHelp] = useState(false);
  // Before anything else can happen: an effect comes a frame later, and the connection or the address may have changed by then.
  useLayoutEffect(() => store.hear(() => again(count => count + 1)), [store]);
  useLayoutEffect(() => {
    const moved = () => setFragment(location.hash);
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const [problem, setProblem] = useState<Problem>();
  const {isConnected} = store;
  // Again after each connection: a new one is told of no change.
  useEffect(() => {
    if (isConnected)
      load(store, connection).then(
        () => setProblem(undefined),
        (error: unknown) => setProblem(problemIn(error)),
      );
  }, [isConnected, store, connection]);
  useKeys(() => openHelp(true));

  const announce = useCallback((text: string) => {
    if (said.current) said.current.textContent = text;
  }, []);
  const lab = store.me?.lab ?? '';
  const place = placeOf(fragment) ?? home(lab);
  const page: Page = useMemo(
    () => ({store, connection, place, announce}),
    [store, connection, fragment, lab],
  );
  useEffect(() => {
    document.title = `${titles[place.name]}${place.about.length > 0 ? ` ${place.about[0]}` : ''} · reeve`;
  }, [fragment]);

  if (store.over !== '') return <Door why="over" said={store.over} />;
  const isOther = store.me !== undefined && place.lab !== lab;
  return (
    <PageContext.Provider value={page}>
      <button type="button" class="skip" onClick={skip}>
        Skip to the content
      </button>
      <Column page={page} here={columnOf[place.name]} openHelp={() => openHelp(true)} />
      <main id="content" tabIndex={-1}>
        <ProblemText problem={problem} />
        {!store.me ? (
          <p class="quiet" role="status">
            Connecting …
          </p>
        ) : isOther ? (
          <OtherLab named={place.lab} page={page} />
        ) : (
          <Content key={fragment.split('?')[0]} place={place} />
        )}
      </main>
      <p class="said" role="status" aria-live="polite" ref={said} />
      {isHelpOpen && <KeyHelp close={() => openHelp(false)} />}
    </PageContext.Provider>
  );
}

const home = (lab: string): Place => ({lab, name: 'hosts', about: [], query: {}});

async function load(store: Store, connection: Connection): Promise<void> {
  const me = await connection.ask<Me>({want: 'me'});
  store.set({me});
  if (location.hash === '') location.replace(fragmentOf(home(me.lab)));
  store.lab(await connection.ask<LabTold>({want: 'lab'}));
}

function Column({page, here, openHelp}: {page: Page; here: string; openHelp: () => void}) {
  const {me, isConnected} = page.store;
  const places = me?.readOnly ? column.filter(name => name !== 'new') : column;
  return (
    <header class="column">
      <p class="brand">reeve{me && me.lab !== '' && <span class="quiet"> {me.lab}</span>}</p>
      <nav aria-label="Places">
        <ul>
          {places.map(name => (
            <li key={name}>
              <a
                href={linkTo({...page, place: home(me?.lab ?? '')}, name)}
                aria-current={name === here ? 'page' : undefined}
              >
                {titles[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="foot">
        <p class="quiet">
          {me?.name}
          {me?.readOnly && ', read-only'}
        </p>
        {!isConnected && <p class="trouble">not connected to reeve dashboard; trying again</p>}
        <button type="button" class="plain" onClick={openHelp}>
          Keys
        </button>
      </div>
    </header>
  );
}

function Content({place}: {place: Place}) {
  const [first = '', second = ''] = place.about;
  switch (place.name) {
    case 'hosts':
      return <HostsPlace />;
    case 'jobs':
      return <JobsPlace host={first} />;
    case 'new':
      return <NewPlace target={first} command={second} />;
    case 'run':
      return (
        <JobGate place={place}>
          <RunPlace host={first} job={second} />
        </JobGate>
      );
    case 'fleet':
      return first === '' ? <FleetsPlace /> : <FleetPlace fleet={first} />;
    case 'account':
      return <AccountPlace host={first} />;
    case 'proof':
      return (
        <JobGate place={place}>
          <ProofPlace host={first} job={second} />
        </JobGate>
      );
    case 'me':
      return <MePlace />;
  }
}

function OtherLab({named, page}: {named: string; page: Page}) {
  const mine = page.store.me?.lab ?? '';
  const nameOf = (lab: string) => (lab === '' ? 'the lab without a name' : `the lab ${lab}`);
  return (
    <>
      <h1>Another lab</h1>
      <p>
        The address is of {nameOf(named)}; this page is of {nameOf(mine)}. Start <code>reeve dashboard</code>{' '}
        with the client.yaml of that lab.
      </p>
      <p>
        <a href={fragmentOf(home(mine))}>To the hosts of {nameOf(mine)}</a>
      </p>
    </>
  );
}

/** No link: the fragment is the place. */
function skip(): void {
  document.getElementById('content')?.focus();
}
