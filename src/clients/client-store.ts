import type { ListOrder } from '../kernel/list-order.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Client, ClientSecret, SignInMethod } from './client.ts'

export interface ClientQuery {
  readonly isFirstParty?: boolean
  readonly appTypes?: readonly string[]
  /** Only those that take fewer ways to sign in than all, and none but these. */
  readonly takesNothingBut?: readonly SignInMethod[]
  /** Only those with a grant that holds in this organization, or with one that holds in any. */
  readonly grantedIn?: { readonly organizationId: string } | 'any organization'
  /** Left out: oldest first. */
  readonly order?: ListOrder<'created' | 'name'> | undefined
  readonly page: PageRequest
}

export interface EndingSecrets {
  readonly clientId: string
  readonly endsAt: Date
}

/** Absence is `null`. */
export interface ClientStore {
  find(id: string): Promise<Client | null>
  /** Locks the client until the transaction ends. */
  findForChange(id: string): Promise<Client | null>
  list(query: ClientQuery): Promise<Page<Client>>
  /** Throws `resource_server_not_found` when the client is to be an API that is not there. */
  insert(client: Client): Promise<void>
  /** All of it but its secrets. */
  save(client: Client): Promise<void>
  /** In place of those it has; newest first. Of one that it keeps, the end alone may be another. */
  setSecrets(id: string, secrets: readonly ClientSecret[]): Promise<void>
  /** Unless that was noted within the last minutes: a busy secret is not written at each request. */
  noteSecretUse(id: string, secretId: string, at: Date): Promise<void>
  /** Whose last secret ends after `now` and by then, the soonest first. */
  withEndingSecrets(now: Date, by: Date, limit: number): Promise<readonly EndingSecrets[]>
  /** Its grants and its place in connections go with it; false when there was none. */
  remove(id: string): Promise<boolean>
}
