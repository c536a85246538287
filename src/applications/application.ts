// Applications: the isolation root. One directory of users with its own issuer, keys and settings; nothing crosses it.

/** `shared`: a user may be a member of many organizations. `isolated`: of exactly one, with a pool of e-mails each. */
export type PoolMode = 'shared' | 'isolated'

/** `people`: those who signed up. `console`: those who run Rollcall, who sign in by the same rules. */
export type ApplicationKind = 'people' | 'console'

export interface Application {
  /** The number that leads every key in storage. */
  readonly number: number
  readonly id: string
  readonly kind: ApplicationKind
  readonly name: string
  readonly poolMode: PoolMode
}

export interface ApplicationStore {
  /** The application of a kind that was made first: the only one so far. */
  findFirst(kind: ApplicationKind): Promise<Application | null>
  /** Of people, where no kind is named. */
  insert(application: Omit<Application, 'number' | 'kind'> & { readonly kind?: ApplicationKind }): Promise<Application>
}
