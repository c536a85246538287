/** A place beside the database that keeps checkpoints, of all logs of an installation. */
export interface CheckpointWitness {
  keep(note: string): Promise<void>
  /** All that is kept, from the start, in pieces. */
  read(): AsyncIterable<string>
}

/** A file outside, to which heads of all logs of an installation are added and never taken away. */
export interface CheckpointAnchor {
  /** Resolves when it lies on the disk. */
  keep(note: string): Promise<void>
  /** All that was ever added, from the start, in pieces. */
  read(): AsyncIterable<string>
}
