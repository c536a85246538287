// Offboarding: what becomes of a person on a day that is set beforehand. They are suspended and their sessions end; on
// request they leave every organization, and are deleted softly some days later. Activating them calls the rest off.
import { RollcallError } from '../kernel/errors.ts'

export interface OffboardingPlan {
  readonly at: Date
  readonly leavesOrganizations: boolean
  /** Null: the account stays, suspended. */
  readonly deleteAfterDays: number | null
}

export interface Offboarding extends OffboardingPlan {
  readonly userId: string
  readonly status: 'scheduled' | 'done' | 'failed'
  readonly scheduledAt: Date
  /** From the moment it ran, where the account is to be deleted. */
  readonly deleteAt: Date | null
  /** Why it did not happen, in a sentence. */
  readonly failure: string | null
}

/** All within the transaction that decides: absence is `null`. */
export interface OffboardingStore {
  find(userId: string): Promise<Offboarding | null>
  /** Takes the place of an earlier one, and notes the day on the person's record. */
  schedule(userId: string, plan: OffboardingPlan, now: Date): Promise<void>
  /** Forgets one that waits for its day; false when none does. */
  cancel(userId: string): Promise<boolean>
  /** One that is due, locked; those that others have locked are theirs. */
  lockDue(now: Date): Promise<Offboarding | null>
  /** Takes the person, and their roles there, out of every organization they are in, and answers which. */
  leaveOrganizations(userId: string): Promise<readonly string[]>
  /** It ran. With a day for the deletion it is due once more. */
  finish(userId: string, deleteAt: Date | null): Promise<void>
  /** It did not happen, and is not tried again; false when there is another plan by now, which stays. */
  fail(plan: Offboarding, failure: string): Promise<boolean>
  /** Another try, later each time; not of another plan that there is by now. */
  postpone(plan: Offboarding, now: Date): Promise<void>
}

export function isSamePlan(one: OffboardingPlan, other: OffboardingPlan): boolean {
  return (
    one.at.getTime() === other.at.getTime() &&
    one.leavesOrganizations === other.leavesOrganizations &&
    one.deleteAfterDays === other.deleteAfterDays
  )
}

export function onlyOrganization(): RollcallError {
  return new RollcallError(
    'only_organization',
    'In this application people belong to one organization and cannot leave it. Delete the account instead.',
  )
}
