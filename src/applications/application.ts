// Applications: the isolation root. One directory of users with its own issuer, keys and settings; nothing crosses it.

/** `shared`: a user may be a member of many organizations. `isolated`: of exactly one, with a pool of e-mails each. */
export type PoolMode = 'shared' | 'isolated'

export interface Application {
  /** The number that leads every key in storage. */
  readonly number: number
  readonly id: string
  readonly name: string
  readonly poolMode: PoolMode
}

export interface ApplicationStore {
  /** The application that was made first: the only one so far. */
  findFirst(): Promise<Application | null>
  insert(application: Omit<Application, 'number'>): Promise<Application>
}
