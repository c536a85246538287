// Who came in through a client, whatever became of their sessions and tokens since. Storage notes it with the tokens that
// they got; an operator who acts as somebody is not noted.
import type { Page, PageRequest } from '../kernel/page.ts'

export interface ClientUse {
  readonly firstAt: Date
  readonly lastAt: Date
}

export interface ClientUser extends ClientUse {
  readonly userId: string
  readonly email: string | null
  readonly name: string | null
}

export interface ClientUserStore {
  /** Whoever came in through the client, the latest first. */
  listUsers(clientId: string, page: PageRequest): Promise<Page<ClientUser>>
  /** What somebody came in through, the latest first. */
  listClients(userId: string, page: PageRequest): Promise<Page<ClientUse & { readonly clientId: string }>>
}
