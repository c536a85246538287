import type { Page, PageRequest } from '../kernel/page.ts'
import type { NamedPerson } from '../seals/trace-store.ts'
import type { Connection } from './connection.ts'

export interface ConnectionQuery {
  readonly name?: string
  readonly strategies?: readonly string[]
  /** Only those that this client may use. */
  readonly clientId?: string
  readonly page: PageRequest
}

export interface ClientSwitch {
  readonly clientId: string
  readonly isEnabled: boolean
}

/** Whom a connection has is counted so far: who reads more is told that there are at least as many. */
export const peopleCountedAtMost = 10_000

export interface ConnectionPeople {
  /** Those whose account is of the connection: they go with it. */
  readonly accounts: number
  /** Those who have it beside their account: they lose a way in. */
  readonly links: number
}

export interface LeavingPerson extends NamedPerson {
  readonly email: string | null
}

/** Absence is `null`; a taken name is `connection_exists`. A closed connection is absent everywhere but in the last four. */
export interface ConnectionStore {
  find(id: string): Promise<Connection | null>
  /** Locks the connection until the transaction ends. */
  findForChange(id: string): Promise<Connection | null>
  findByName(name: string): Promise<Connection | null>
  /** The oldest database connection that is no organization's own: where people go when nobody says otherwise. */
  findDefaultDatabase(): Promise<Connection | null>
  /** The oldest of an organization's own databases that its people may come from. Null in a shared pool. */
  findDatabaseOf(organizationId: string): Promise<Connection | null>
  /** The ids of all connections that are an organization's own. */
  listOwnedBy(organizationId: string): Promise<readonly string[]>
  /** Those whose options name an age at which passwords end. */
  listWithPasswordExpiry(): Promise<readonly Connection[]>
  list(query: ConnectionQuery): Promise<Page<Connection>>
  /** Those that a client may use, from the oldest on: as many as a page can offer. */
  listUsedBy(clientId: string): Promise<readonly Connection[]>
  /** Those of an organization, or of none for null, that are on and that some client may use; as many. */
  listUsedIn(organizationId: string | null): Promise<readonly Connection[]>
  /** The ids of the clients that may use the connection; null when there is none. */
  listClients(id: string, page: PageRequest): Promise<Page<string> | null>
  /** Each up to `peopleCountedAtMost`. */
  countPeople(id: string): Promise<ConnectionPeople>
  /**
   * The organizations that require single sign-on and have no other connection of these strategies on that is on itself
   * and that some client uses, by what they are called: at most as many as a sentence names. All that have this one on are locked until the transaction ends, so that
   * none begins to require it, or loses the other one, meanwhile. Of another strategy it concerns none.
   */
  lockRelying(id: string, strategies: readonly string[]): Promise<readonly string[]>
  /**
   * The same of a client: the organizations that require single sign-on and whose people come by a connection of these
   * strategies that this client uses, and that would have none if it used none. All that have one of these connections are
   * locked until the transaction ends, then the connections, then the client. Throws `busy` where it was given another
   * connection before it was locked.
   */
  lockRelyingOnClient(clientId: string, strategies: readonly string[]): Promise<readonly string[]>
  /**
   * The organizations that would have no administrator, or none whose rights have no end where they had one, if all whose
   * account is of it were gone; by what they are called, at most as many as a sentence names.
   */
  listLosingAdministrators(id: string, at: Date): Promise<readonly string[]>
  /** Whether anybody's account is of it. */
  hasPeople(id: string): Promise<boolean>
  insert(connection: Connection): Promise<void>
  /** Everything but the clients; the version stored goes on by one. */
  save(connection: Connection): Promise<void>
  /** Unknown clients are `client_not_found`. */
  setClients(id: string, switches: readonly ClientSwitch[]): Promise<void>
  /** Hides the connection and frees its name; `removeSome` then empties it. */
  close(id: string, at: Date): Promise<void>
  /** The ids of connections whose removal has begun. */
  listClosed(): Promise<readonly string[]>
  /** Some people of a closed connection, who are locked until the transaction ends. */
  lockSome(id: string): Promise<readonly LeavingPerson[]>
  /** Removes these people, and some links of others to it; or, when nobody is left, the connection itself: then true. */
  removeSome(id: string, userIds: readonly string[], at: Date): Promise<boolean>
}
