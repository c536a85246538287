// Bulk jobs: one action on many people, as a job with a result for each of them. This folder owns which actions there
// are, who is skipped and why, and what can be taken back. What an action does is the use case that does it to one person.
import type { JobOwner, JobStatus } from '../jobs/job.ts'
import type { Filter } from '../kernel/filter.ts'
import type { JsonObject } from '../kernel/json.ts'

export const bulkActions = [
  'suspend',
  'activate',
  'lock-down',
  'revoke-sessions',
  'reset-password',
  'reset-mfa',
  'assign-role',
  'unassign-role',
  'add-to-organization',
  'remove-from-organization',
  'set-metadata',
  'schedule-offboarding',
  'delete',
] as const
export type BulkAction = (typeof bulkActions)[number]

/** What goes with an action; null, or false, is what was left out or belongs to another action. */
export interface BulkOptions {
  readonly reason: string | null
  readonly ticket: string | null
  /** Of a suspension: sessions and tokens end for good. */
  readonly endsSessions: boolean
  readonly roleId: string | null
  readonly organizationId: string | null
  readonly appMetadata: JsonObject | null
  readonly userMetadata: JsonObject | null
  /** Of an offboarding: its day, ISO 8601. */
  readonly at: string | null
  readonly leavesOrganizations: boolean
  readonly deleteAfterDays: number | null
  /** Of a deletion: nothing of the person stays. */
  readonly isHard: boolean
  /** A second person approved it, which stands in for the right to erase. */
  readonly isApproved: boolean
  /** So many were approved, and no more; null where nobody approved anything. */
  readonly approvedPeople: number | null
  /** The request by which they were approved; null where nobody approved anything. */
  readonly approval: string | null
  /** Of a deletion of everybody in the organization of `organizationId`: it goes once they are gone. */
  readonly endsOrganization: boolean
}

export const noBulkOptions: BulkOptions = {
  reason: null,
  ticket: null,
  endsSessions: false,
  roleId: null,
  organizationId: null,
  appMetadata: null,
  userMetadata: null,
  at: null,
  leavesOrganizations: false,
  deleteAfterDays: null,
  isHard: false,
  isApproved: false,
  approvedPeople: null,
  approval: null,
  endsOrganization: false,
}

/** People by their ids, or everybody who matches and was there at that time. */
export type BulkSelection =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'matching'; readonly filter: Filter | null; readonly asOf: Date }

export interface BulkJob {
  readonly id: string
  readonly action: BulkAction
  readonly options: BulkOptions
  readonly status: JobStatus
  readonly createdBy: JobOwner
  readonly finishedAt: Date | null
  /** Null until everybody who is meant was found. */
  readonly total: number | null
  readonly done: number
  readonly skipped: number
  readonly failed: number
  readonly runAt: Date | null
  readonly undoes: string | null
  readonly undoneBy: string | null
}

export const bulkOutcomes = ['waiting', 'done', 'skipped', 'failed'] as const
export type BulkOutcome = (typeof bulkOutcomes)[number]

export interface BulkResult {
  readonly position: number
  readonly userId: string
  /** What people call them: a name or an address; their id where nothing of them is left. */
  readonly label: string
  readonly email: string | null
  readonly outcome: BulkOutcome
  /** Why not: a reason of a skip, or the code of a failure. */
  readonly reason: string | null
  readonly message: string | null
  readonly at: Date | null
}

/** More are selected by what they match. */
export const selectedAtMost = 10_000
/** From here on a bulk change is one that asks for a reason (console.md 1.8). */
export const changedWithoutReason = 25
const undoHours = 24

/** Whether accounts are deleted by it, at once or some days later: it asks what deleting asks. */
export function deletesAccounts(
  action: BulkAction,
  { deleteAfterDays = null }: { readonly deleteAfterDays?: number | null | undefined },
): boolean {
  return action === 'delete' || deleteAfterDays !== null
}

const inverses: Readonly<Partial<Record<BulkAction, BulkAction>>> = {
  suspend: 'activate',
  activate: 'suspend',
  'assign-role': 'unassign-role',
  'unassign-role': 'assign-role',
  'add-to-organization': 'remove-from-organization',
  'remove-from-organization': 'add-to-organization',
}

export function inverseOf(action: BulkAction): BulkAction | null {
  return inverses[action] ?? null
}

/** Until when a job can be taken back; null where it cannot, or was already. */
export function undoableUntil(job: Pick<BulkJob, 'action' | 'done' | 'finishedAt' | 'undoneBy'>): Date | null {
  const { action, done, finishedAt, undoneBy } = job
  if (finishedAt === null || done === 0 || undoneBy !== null || inverseOf(action) === null) return null
  return new Date(finishedAt.getTime() + undoHours * 60 * 60_000)
}
