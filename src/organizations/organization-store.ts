import type { Page, PageRequest } from '../kernel/page.ts'
import type { Organization, OrganizationSuspension } from './organization.ts'

/** Absence is `null`; a taken name is `organization_exists`. */
export interface OrganizationStore {
  find(id: string): Promise<Organization | null>
  findByName(name: string): Promise<Organization | null>
  /** Locks the organization until the transaction ends. */
  findForChange(id: string): Promise<Organization | null>
  list(page: PageRequest): Promise<Page<Organization>>
  /** Of those that are there, what they are called. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Pick<Organization, 'name' | 'displayName'>>>
  /** Whether anybody is a member, active or not. */
  hasMembers(id: string): Promise<boolean>
  /** Active or not, to the last one. */
  countMembers(id: string): Promise<number>
  /** Null where nobody is one, or more than one. */
  findOnlyMember(id: string): Promise<string | null>
  insert(organization: Organization): Promise<void>
  /** All but the suspension. */
  save(organization: Organization): Promise<void>
  /** Ends the tokens that its members hold for it. */
  suspend(id: string, suspension: OrganizationSuspension, at: Date): Promise<void>
  activate(id: string): Promise<void>
  /** Somebody signed in to it: kept to the minute, so that many at once need not wait for each other. */
  noteSignIn(id: string, at: Date): Promise<void>
  /**
   * Removes the organization and its roles, and ends the tokens its members hold for it. Answers the ids of the clients
   * that were limited to it, perhaps to it alone: it is taken out of their lists.
   */
  remove(id: string, at: Date): Promise<readonly string[]>
}
