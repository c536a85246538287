import type { Filter } from '../kernel/filter.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { LifecycleFacts } from './lifecycle.ts'
import type { RequiredAction } from './required-actions.ts'
import type { Identity, User } from './user.ts'

export type UserSortField =
  | 'id'
  | 'email'
  | 'username'
  | 'phoneNumber'
  | 'name'
  | 'nickname'
  | 'givenName'
  | 'familyName'
  | 'createdAt'
  | 'updatedAt'
  | 'lastLogin'
  | 'loginsCount'
  | 'emailVerified'
  | 'isBlocked'
  /** The one of isolated pools: the people of each stand together. */
  | 'organization'

export interface UserQuery {
  /** Null asks for everybody. */
  readonly filter: Filter | null
  /** The moment the question is asked for; needed where the filter names roles or a status. */
  readonly at?: Date
  /** Missing values come last in both directions. Ties are broken by id in the same direction. */
  readonly sort: { readonly field: UserSortField; readonly direction: 'ascending' | 'descending' }
  /**
   * Where a page without a cursor begins, in a sort by text or by date: with the first person whose value begins with
   * this text or comes after it, or has this moment or a later one in the order of the list.
   */
  readonly from?: string | Date
  /** By cursor, pages lead backwards too. */
  readonly page: PageRequest
  /** Whoever matches among the first of the order is better than `search_timeout`; the page says so. */
  readonly mayStopEarly?: boolean
  /** The total is counted to the end, or the answer is `search_timeout`: never an estimate. */
  readonly countsAll?: boolean
}

/** A user about to be stored, with the one identity that makes it. */
export type NewUser = Omit<
  User,
  'identities' | 'organization' | 'lastLogin' | 'lastIp' | 'loginsCount' | 'version' | keyof LifecycleFacts
> & {
  readonly identity: Pick<Identity, 'connectionId' | 'provider' | 'subject'>
}

/** What somebody signs in with at one connection; null leaves a place free for others. */
export type Identifiers = Pick<User, 'email' | 'username' | 'phoneNumber'>

/** What the directory asks of storage. Absence is `null`; a taken identifier is `user_exists`. */
export interface UserStore {
  find(id: string): Promise<User | null>
  /** Locks the user until the transaction ends, so that concurrent changes add up. */
  findForChange(id: string): Promise<User | null>
  /** As `findForChange`, of many at once, in order of id; whoever is not there is left out. */
  findEachForChange(ids: readonly string[]): Promise<readonly User[]>
  /** Exact, in the spelling that is stored. */
  findByEmail(email: string): Promise<readonly User[]>
  list(query: UserQuery): Promise<Page<User>>
  /** What people are called, by their ids, in one statement; whoever is not there is left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Pick<User, 'name' | 'email'>>>
  /** Everybody a filter matches, in order of id, a chunk at a time; `at` as in a query. */
  stream(filter: Filter | null, at?: Date): AsyncIterable<readonly User[]>
  /**
   * Throws `user_exists` when the id or an identifier is taken in that connection. `isSelfMade`: they signed up, and
   * nobody else says who they are. `hasPassword`: their password is kept in the same transaction.
   */
  insert(user: NewUser, facts?: { readonly isSelfMade?: boolean; readonly hasPassword?: boolean }): Promise<void>
  /** Whether they signed up with an address that nobody has proven since. */
  isUnclaimed(id: string): Promise<boolean>
  /** Replaces the record, and what its primary identity says where that says anything. Throws `user_exists` as `insert` does. */
  save(user: User): Promise<void>
  /** Makes every identity of one person a further one of another, with what hangs on identities, such as passwords. */
  moveIdentities(fromId: string, toId: string, at: Date): Promise<void>
  /** The person's own record around an identity that was a further one of somebody else. Throws `user_exists`. */
  insertAround(user: NewUser): Promise<void>
  /** Makes what is nobody's a further identity of a person. Throws `user_exists` when it is somebody's. */
  addIdentity(
    userId: string,
    identity: Pick<Identity, 'connectionId' | 'provider' | 'subject' | 'profile'>,
    at: Date,
  ): Promise<void>
  /** What the connection says of the person, and the identifiers it holds. Throws `user_exists` for a taken one. */
  saveIdentity(
    identity: Pick<Identity, 'connectionId' | 'subject' | 'profile'>,
    identifiers: Identifiers,
  ): Promise<void>
  /** Raises the version that everything issued to the person is checked against (security.md 5.4), and answers it. */
  endGrantsOf(id: string): Promise<number>
  /** What they are asked to do at their next sign-in; null when there is no such user. */
  requiredActionsOf(id: string): Promise<readonly RequiredAction[] | null>
  setRequiredActions(id: string, actions: readonly RequiredAction[]): Promise<void>
  /** They did it; false where it is not asked of them any more. */
  dropRequiredAction(id: string, action: RequiredAction): Promise<boolean>
  /** People whose suspension has lapsed and still stands on their record. */
  findLapsed(now: Date, atMost: number): Promise<readonly string[]>
  /** People whose account has expired, of whom nobody was told. */
  findExpired(now: Date, atMost: number): Promise<readonly string[]>
  /** Notes that everybody was told; false when it was noted before, or the account has not expired. */
  noteExpiry(id: string, now: Date): Promise<boolean>
  /** Calls off the deletion that was to follow an offboarding. */
  keepAccount(id: string): Promise<void>
  /** Removes the person and everything that hangs on them; false when there was nobody. */
  remove(id: string): Promise<boolean>
  removeEach(ids: readonly string[]): Promise<void>
  /** Remembers that the ids belonged to people who were soft-deleted. */
  entomb(ids: readonly string[], at: Date): Promise<void>
  /** Forgets that; false when the id was not remembered. */
  exhume(id: string): Promise<boolean>
}
