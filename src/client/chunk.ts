/** Some bytes of a job's output, in the order in which the host read them. */
export interface Chunk {
  readonly channel: 'stdout' | 'stderr';
  /** Where it stands in the job's output, both channels counted together. */
  readonly offset: number;
  readonly bytes: Buffer;
}
