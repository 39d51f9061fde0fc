import {useEffect, useRef, useState} from 'preact/hooks';
import type {FleetTold, FoldedOutput, FoldedTold} from '../fleet/fleet-told.ts';
import type {Problem} from '../told.ts';
import {usePage} from './context.ts';
import {Check, ProblemText, problemIn} from './parts.tsx';
import {counted} from './words.ts';

/** The outputs of the hosts that ended, equal ones once, stdout and stderr apart. */
export function FleetOutput({told}: {told: FleetTold}) {
  const [differences, setDifferences] = useState(false);
  return (
    <>
      <h2>Output</h2>
      {told.outputsLost !== '' && <p class="trouble">{told.outputsLost}</p>}
      <form class="filters" onSubmit={event => event.preventDefault()}>
        <Check label="differences from the output of most hosts" isOn={differences} turn={setDifferences} />
      </form>
      <Channel told={told} channel="stdout" differences={differences} />
      <Channel told={told} channel="stderr" differences={differences} />
    </>
  );
}

interface ChannelProps {
  readonly told: FleetTold;
  readonly channel: 'stdout' | 'stderr';
  readonly differences: boolean;
}

function Channel({told: {fleet, outputs, phase}, channel, differences}: ChannelProps) {
  const {connection} = usePage();
  const [shown, setShown] = useState<{folded: FoldedTold; of: string}>();
  const [problem, setProblem] = useState<Problem>();
  const asking = useRef(false);
  const wanted = `${fleet} ${outputs} ${differences}`;
  useEffect(() => {
    // Outputs that came while they were asked for are asked for when the answer is there.
    if (asking.current || shown?.of === wanted) return;
    asking.current = true;
    connection.ask<FoldedTold>({want: 'folded', fleet, channel, differences}).then(
      folded => {
        asking.current = false;
        setProblem(undefined);
        setShown({folded, of: wanted});
      },
      (error: unknown) => {
        asking.current = false;
        setProblem(problemIn(error));
      },
    );
  }, [wanted, shown, connection]);
  const isPrinted = shown?.folded.outputs.some(({size}) => size > 0) ?? false;
  const isErrors = channel === 'stderr';
  return (
    <>
      <ProblemText problem={problem} />
      {isErrors && isPrinted && <h3>Standard error</h3>}
      {!isErrors && shown && !isPrinted && <p class="quiet">{nothingWords(shown.folded, phase)}</p>}
      {isPrinted &&
        shown?.folded.outputs.map(output => <Folded key={output.hosts} output={output} channel={channel} />)}
      {isPrinted && shown && shown.folded.more > 0 && (
        <p class="quiet">
          {counted(shown.folded.more, 'further output')} of fewer hosts: see their own runs.
        </p>
      )}
    </>
  );
}

function nothingWords({outputs}: FoldedTold, phase: FleetTold['phase']): string {
  if (outputs.length > 0) return 'Those that ended printed nothing.';
  if (phase === 'running') return 'No host has ended yet. What one prints meanwhile is in its own place.';
  return 'There is none here: the outputs of a run are put together while the dashboard runs that made it. That of each host is in its own place.';
}

function Folded({output, channel}: {output: FoldedOutput; channel: string}) {
  const {hosts, count, size, text, isCut, isDifference} = output;
  return (
    <section class="folded">
      <h3>
        {hosts}{' '}
        <span class="quiet">
          {counted(count, 'host')}, {counted(size, 'byte')}
          {isDifference && ', as the difference'}
          {isCut && '; not all of it is here, but in the place of each host'}
        </span>
      </h3>
      {text === '' ? (
        <p class="quiet">{isDifference ? 'no difference' : 'nothing'}</p>
      ) : (
        <section
          class="output"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
          tabIndex={0}
          aria-label={`${channel} of ${hosts}`}
        >
          <span class={channel}>{text}</span>
        </section>
      )}
    </section>
  );
}
