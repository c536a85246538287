// What every application of an installation stands on: one database and its schema.

export interface InstallationStanding {
  /** Of PostgreSQL, such as `18.4`. */
  readonly databaseVersion: string
  /** The migration that was applied last, by the name of its file without the ending. */
  readonly schema: string
  /** False on a standby, and where somebody set the database to be read only. */
  readonly takesChanges: boolean
}

export interface InstallationStore {
  read(): Promise<InstallationStanding>
}
