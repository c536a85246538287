// What every application of an installation stands on: one database and its schema.

export interface InstallationStanding {
  /** Of PostgreSQL, such as `18.4`. */
  readonly databaseVersion: string
  /** The migration that was applied last, by the name of its file without the ending. */
  readonly schema: string
}

export interface InstallationStore {
  read(): Promise<InstallationStanding>
}
