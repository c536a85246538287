// Consents: what a person allowed a client to do in their name. Clients of our own application need none.
import type { Page, PageRequest } from '../kernel/page.ts'

export interface Consent {
  readonly id: string
  readonly userId: string
  readonly clientId: string
  /** Empty where only sign-in was allowed, without an API. */
  readonly audience: string
  readonly scope: readonly string[]
  readonly givenAt: Date
}

export interface ConsentStore {
  find(userId: string, clientId: string, audience: string): Promise<Consent | null>
  list(
    query: { readonly userId?: string; readonly clientId?: string; readonly audience?: string },
    page: PageRequest,
  ): Promise<Page<Consent>>
  /** Adds to the scopes that were allowed before. */
  give(consent: Consent): Promise<void>
  findForChange(id: string): Promise<Consent | null>
  /** False when there was none. */
  remove(id: string): Promise<boolean>
  removeOf(userId: string): Promise<number>
}
