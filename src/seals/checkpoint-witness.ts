/** A place beside the database that keeps checkpoints, of all logs of an installation. */
export interface CheckpointWitness {
  keep(note: string): Promise<void>
  /** What was kept of the log of this name, at least the newest. */
  read(origin: string): Promise<string>
}
