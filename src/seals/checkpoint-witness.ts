/** A place beside the database that keeps checkpoints, of all logs of an installation. */
export interface CheckpointWitness {
  keep(note: string): Promise<void>
  /** All that is kept, from the start, in pieces. */
  read(): AsyncIterable<string>
}

/** A file outside, to which heads of all logs of an installation are added and never taken away. */
export interface CheckpointAnchor {
  /** Resolves when an empty line was added, and throws as `keep` would: a full disk or a file that takes nothing. */
  probe(): Promise<void>
  /** Resolves when it lies on the disk. */
  keep(note: string): Promise<void>
  /** All that was ever added, from the start, in pieces. */
  read(): AsyncIterable<string>
}
