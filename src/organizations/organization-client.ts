// Which clients belong to an organization, and which of them its members use: kept for callers; no sign-in asks it.
import type { Client } from '../clients/client.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

export interface OrganizationClient {
  readonly organizationId: string
  /** As much of the client as the list shows. */
  readonly client: Pick<Client, 'id' | 'name' | 'appType' | 'isFirstParty' | 'grantTypes' | 'settings'>
  readonly isForMembers: boolean
}

export interface ClientChoice {
  readonly clientId: string
  readonly isForMembers: boolean
}

/** Absence is `null`. */
export interface OrganizationClientStore {
  find(organizationId: string, clientId: string): Promise<OrganizationClient | null>
  /** Those of the clients that are the organization's, by their ids. */
  findEach(organizationId: string, clientIds: readonly string[]): Promise<readonly OrganizationClient[]>
  /** In the order in which they were added; null when there is no such organization. */
  list(organizationId: string, page: PageRequest): Promise<Page<OrganizationClient> | null>
  /** Adds each, or changes what was chosen. Answers which were new or changed. Throws `client_not_found` for all. */
  put(organizationId: string, choices: readonly ClientChoice[], at: Date): Promise<readonly string[]>
  /** Those of the clients that were there. */
  remove(organizationId: string, clientIds: readonly string[]): Promise<readonly string[]>
  /** Whether the client is for members, by organization; those whose client it is not are left out. */
  choicesOf(clientId: string, organizationIds: readonly string[]): Promise<ReadonlyMap<string, boolean>>
}

/** What was found for a client of an organization, or `client_not_found`. */
export function presentOrganizationClient(found: OrganizationClient | null): OrganizationClient {
  if (found === null) throw new RollcallError('client_not_found', 'The client does not belong to this organization.')
  return found
}
