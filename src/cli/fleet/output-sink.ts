import type {FleetEvent, HostOutcome} from '../../index.ts';

export type OutputEvent = Extract<FleetEvent, {type: 'output'}>;
export type Channel = OutputEvent['channel'];

/** A destination of the output of many hosts. Each method resolves when there is room for more. */
export interface OutputSink {
  write(event: OutputEvent): Promise<void>;
  /** Nothing more comes of a host. */
  end(outcome: HostOutcome): Promise<void>;
  /** Nothing more comes of any host; of some there may have been no end. */
  close(): Promise<void>;
}
