import {useEffect, useState} from 'preact/hooks';
import type {Problem, ProofTold} from '../told.ts';
import {linkTo, usePage} from './context.ts';
import {Copied, ProblemText, problemIn, Title} from './parts.tsx';

/** The proof of a run by the account of its host; the dashboard's process gets and verifies it. */
export function ProofPlace({host, job}: {host: string; job: string}) {
  const page = usePage();
  const {connection} = page;
  const [told, setTold] = useState<ProofTold>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    connection
      .ask<ProofTold>({want: 'prove', host, job})
      .then(setTold, (error: unknown) => setProblem(problemIn(error)));
  }, [host, job, connection]);
  const isContradiction = problem !== undefined && contradictions.includes(problem.code);
  return (
    <>
      <Title>
        Proof <span class="quiet">of a run on {host}</span>
      </Title>
      {!told && !problem && (
        <p class="quiet" role="status">
          Asking {host} …
        </p>
      )}
      {problem && (
        <p>
          <span class={`verdict ${isContradiction ? 'bad' : 'open'}`}>
            {isContradiction ? 'does not verify' : 'not verified'}
          </span>
        </p>
      )}
      <ProblemText problem={problem} />
      {told && (
        <>
          <p role="status">
            <span class="verdict good">verified</span> by this dashboard, by the CA of your client.yaml
          </p>
          <dl class="facts">
            {told.facts.map(([name, value], index) => (
              <Fact key={index} name={name} value={value} />
            ))}
          </dl>
          <h2>For somebody else</h2>
          <p class="quiet">The same proof as a file, which anybody with the CA's certificate can verify:</p>
          <Copied
            text={`reeve audit proof ${host} ${job} --output run.json`}
            label="the command line that writes the proof"
          />
        </>
      )}
      <p>
        <a href={linkTo(page, 'run', [host, job])}>To the run</a>
      </p>
    </>
  );
}

const contradictions = [
  'evidence-invalid',
  'account-forked',
  'account-began-anew',
  'other-lab',
  'account-damaged',
];

function Fact({name, value}: {name: string; value: string}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
