import type { Page, PageRequest } from '../kernel/page.ts'
import type { Client } from './client.ts'

export interface ClientQuery {
  readonly isFirstParty?: boolean
  readonly appTypes?: readonly string[]
  /** Only those with a grant that holds in this organization, or with one that holds in any. */
  readonly grantedIn?: { readonly organizationId: string } | 'any organization'
  readonly page: PageRequest
}

/** Absence is `null`. */
export interface ClientStore {
  find(id: string): Promise<Client | null>
  /** Locks the client until the transaction ends. */
  findForChange(id: string): Promise<Client | null>
  list(query: ClientQuery): Promise<Page<Client>>
  /** Throws `resource_server_not_found` when the client is to be an API that is not there. */
  insert(client: Client): Promise<void>
  save(client: Client): Promise<void>
  /** Its grants and its place in connections go with it; false when there was none. */
  remove(id: string): Promise<boolean>
}
