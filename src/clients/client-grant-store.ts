import type { Page, PageRequest } from '../kernel/page.ts'
import type { ClientGrant } from './client-grant.ts'

export interface ClientGrantQuery {
  readonly clientId?: string
  readonly audience?: string
  readonly subjectType?: ClientGrant['subjectType']
  /** Only those that hold for this organization. */
  readonly organizationId?: string
  /** Whether it holds in any organization. */
  readonly inAnyOrganization?: boolean
  readonly ids?: readonly string[]
  readonly page: PageRequest
}

/** Absence is `null`. */
export interface ClientGrantStore {
  find(id: string): Promise<ClientGrant | null>
  /** Locks the grant until the transaction ends. */
  findForChange(id: string): Promise<ClientGrant | null>
  /** What a client may have for an audience; the one row a token request asks for. */
  findFor(clientId: string, audience: string, subjectType: ClientGrant['subjectType']): Promise<ClientGrant | null>
  /** What each of these clients may have by itself for any of the audiences, in one statement. */
  findEachFor(clientIds: readonly string[], audiences: readonly string[]): Promise<readonly ClientGrant[]>
  list(query: ClientGrantQuery): Promise<Page<ClientGrant>>
  /** Throws `client_not_found`, `resource_server_not_found`, or `client_grant_exists`. */
  insert(grant: ClientGrant): Promise<void>
  save(grant: ClientGrant): Promise<void>
  /** False when there was none. */
  remove(id: string): Promise<boolean>
}
