// From which connections the people of an organization may come, and what coming from one does.
import { type Connection, connectionKind } from '../connections/connection.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

export interface EnabledConnection {
  readonly organizationId: string
  readonly connectionId: string
  readonly connectionName: string
  readonly strategy: string
  /** False keeps the choices below without letting anybody in. */
  readonly isEnabled: boolean
  /** False where the connection itself is off, for everybody. */
  readonly isConnectionEnabled: boolean
  /** Whoever signs in to the organization through it becomes a member. */
  readonly assignsMembership: boolean
  readonly showsButton: boolean
  /** People may sign up for the organization there; only where membership follows. */
  readonly opensSignUp: boolean
  readonly enabledAt: Date
}

export type EnabledConnectionChanges = Partial<
  Pick<EnabledConnection, 'isEnabled' | 'assignsMembership' | 'showsButton' | 'opensSignUp'>
>

/** One of the organizations whose people may come from a connection. */
export interface OrganizationOfConnection {
  readonly id: string
  readonly name: string
  readonly displayName: string | null
  /** False: it keeps the connection and lets nobody in by it. */
  readonly isEnabled: boolean
}

/** Absence is `null`. A connection that is being deleted is absent. */
export interface OrganizationConnectionStore {
  find(organizationId: string, connectionId: string): Promise<EnabledConnection | null>
  /** Locks it until the transaction ends. */
  findForChange(organizationId: string, connectionId: string): Promise<EnabledConnection | null>
  /** In the order in which they were added; null when there is no such organization. */
  list(query: OrganizationConnectionQuery, page: PageRequest): Promise<Page<EnabledConnection> | null>
  /** In the order in which they took it. */
  listOrganizations(connectionId: string, page: PageRequest): Promise<Page<OrganizationOfConnection>>
  /** False when it is there already. */
  insert(connection: EnabledConnection): Promise<boolean>
  save(connection: EnabledConnection): Promise<void>
  /** False when there was none. */
  remove(organizationId: string, connectionId: string): Promise<boolean>
}

export interface OrganizationConnectionQuery {
  readonly organizationId: string
  /** Only those that are switched on, or off; all when left out. */
  readonly isEnabled?: boolean
}

export function refuseBadSignUp(
  enabled: Pick<EnabledConnection, 'strategy' | 'assignsMembership' | 'opensSignUp'>,
): void {
  if (!enabled.opensSignUp || (isDatabase(enabled) && enabled.assignsMembership)) return
  throw new RollcallError(
    'connection_options_invalid',
    'Only database connections with assign_membership_on_login = true support is_signup_enabled = true.',
  )
}

/** What was found for a connection of an organization, or `connection_not_found`. */
export function presentEnabledConnection(found: EnabledConnection | null): EnabledConnection {
  if (found === null) {
    throw new RollcallError('connection_not_found', 'The connection is not enabled for this organization.')
  }
  return found
}

function isDatabase({ strategy }: Pick<Connection, 'strategy'>): boolean {
  return connectionKind({ strategy }) === 'database'
}
