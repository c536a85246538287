import type { Organization } from '../organizations/organization.ts'

/** Who belongs to which organization. */
export interface MembershipStore {
  isMember(organizationId: string, userId: string): Promise<boolean>
  /** The organizations of a person, by name, as many as a page of choices shows. */
  organizationsOf(userId: string, atMost: number): Promise<readonly Organization[]>
  /** False when they were one already. */
  add(organizationId: string, userId: string, at: Date): Promise<boolean>
  /** False when they were none. */
  remove(organizationId: string, userId: string): Promise<boolean>
}
