import {useEffect, useState} from 'preact/hooks';
import type {Problem, RunTold} from '../told.ts';
import {linkTo, usePage} from './context.ts';
import {OutputView} from './output-view.tsx';
import {Copied, ProblemText, problemIn, Title, Verdict} from './parts.tsx';
import {TerminalFrame} from './terminal-frame.tsx';

/** One run: its output as it comes, its end, and what was verified of it. */
export function RunPlace({host, job}: {host: string; job: string}) {
  const page = usePage();
  const {store, connection, announce} = page;
  const [problem, setProblem] = useState<Problem>();
  const isConnected = store.isConnected;
  const [opened, setOpened] = useState(0);
  // Again after each connection: a new one hears of no run.
  useEffect(() => {
    if (!isConnected) return;
    connection.ask<RunTold>({want: 'open', host, job}).then(
      told => {
        setProblem(undefined);
        store.run(told);
      },
      (error: unknown) => setProblem(problemIn(error)),
    );
  }, [host, job, isConnected, opened, connection, store]);
  const run = store.runs.get(`${host} ${job}`);
  const listed = store.jobs.get(`${host} ${job}`);
  const phase = run?.phase;
  useEffect(() => {
    if (phase === 'ended' || phase === 'unknown') announce(run?.words ?? '');
  }, [phase]);
  const command = run?.command || listed?.command || 'A run';
  const owner = run?.owner || listed?.owner || '';
  return (
    <>
      <Title>
        {command} <span class="quiet">on {host}</span>
      </Title>
      <ProblemText problem={problem} />
      {!run && !problem && (
        <p class="quiet" role="status">
          Asking {host} …
        </p>
      )}
      {run && (
        <>
          <RunFacts run={run} owner={owner} reopen={() => setOpened(opened + 1)} />
          {run.terminal ? <TerminalFrame key={opened} run={run} /> : <OutputView run={run} />}
          {run.takesInput && !run.terminal && <InputLine run={run} />}
          <h2>The same on the command line</h2>
          {run.again !== '' && <Copied text={run.again} label="the command line that runs it again" />}
          <Copied text={run.look} label="the command line that looks at it" />
          <p class="quiet">A link for a colleague, who sees it by a certificate of their own:</p>
          <Copied text={`reeve dashboard '${linkTo(page, 'run', [host, job])}'`} label="the link" />
        </>
      )}
    </>
  );
}

const kinds = {running: 'running', unknown: 'warned'} as const;

/** @param reopen looks at it anew */
function RunFacts({run, owner, reopen}: {run: RunTold; owner: string; reopen: () => void}) {
  const page = usePage();
  const {host, job, phase, words, failed, proof} = run;
  const [problem, setProblem] = useState<Problem>();
  const isOver = phase === 'ended' || phase === 'unknown';
  const kind =
    phase === 'waiting' ? 'connecting' : phase === 'ended' ? (failed ? 'down' : 'up') : kinds[phase];
  const {me} = page.store;
  const cancel = () =>
    page.connection.ask({want: 'cancel', host, job}).then(
      () => setProblem(undefined),
      (error: unknown) => setProblem(problemIn(error)),
    );
  const takeOver = () =>
    page.connection.ask<RunTold>({want: 'take-over', host, job}).then(
      told => {
        setProblem(undefined);
        page.store.run(told);
      },
      (error: unknown) => {
        setProblem(problemIn(error));
        reopen();
      },
    );
  return (
    <>
      <dl class="facts">
        <dt>state</dt>
        <dd>
          <span class={`state ${kind}`}>{words}</span>
        </dd>
        <dt>receipt</dt>
        <dd>
          <Verdict proof={proof} /> <span class="quiet">{proof.words}</span>
          {proof.receipt !== '' && <code class="path">{proof.receipt}</code>}
        </dd>
        {owner !== '' && (
          <>
            <dt>who</dt>
            <dd>{owner}</dd>
          </>
        )}
        <dt>job</dt>
        <dd>
          <code>{job}</code>
        </dd>
      </dl>
      <p class="line">
        {!isOver && !me?.readOnly && (
          <button type="button" onClick={() => void cancel()}>
            Cancel the run
          </button>
        )}
        {phase === 'running' && !run.held && owner === me?.name && !me?.readOnly && (
          <button type="button" onClick={() => void takeOver()}>
            Take over
          </button>
        )}
        <a href={linkTo(page, 'proof', [host, job])}>Prove it by the account</a>
      </p>
      <ProblemText problem={problem} />
    </>
  );
}

function InputLine({run: {host, job}}: {run: RunTold}) {
  const {connection} = usePage();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const send = (end: boolean) => {
    // At once: what is typed while it is sent is the next line.
    setText('');
    return connection.ask({want: 'input', host, job, text: end ? '' : `${text}\n`, end}).then(
      () => setProblem(undefined),
      (error: unknown) => {
        setText(next => (next === '' ? text : next));
        setProblem(problemIn(error));
      },
    );
  };
  return (
    <form
      class="filters"
      onSubmit={event => {
        event.preventDefault();
        void send(false);
      }}
    >
      <label class="grow">
        Standard input, a line at a time
        <input
          value={text}
          spellcheck={false}
          autocomplete="off"
          onInput={event => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit">Send</button>
      <button type="button" onClick={() => void send(true)}>
        End of input
      </button>
      <ProblemText problem={problem} />
    </form>
  );
}
