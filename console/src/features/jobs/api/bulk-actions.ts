import type { ActionGrade } from '../../../lib/action-grade.ts'
import type { Permission } from '../../../lib/permissions.ts'
import { type RaisableAct, raisableActs } from '../../../lib/raised-grades.ts'

export const bulkActions = [
  'suspend',
  'revoke-sessions',
  'reset-password',
  'assign-role',
  'unassign-role',
  'activate',
  'lock-down',
  'reset-mfa',
  'add-to-organization',
  'remove-from-organization',
  'set-metadata',
  'schedule-offboarding',
  'delete',
] as const
export type BulkAction = (typeof bulkActions)[number]

/** Those with a button of their own; the others stand in a menu. */
export const commonActions: readonly BulkAction[] = ['suspend', 'revoke-sessions', 'reset-password', 'assign-role']

export const permissionOf: Readonly<Record<BulkAction, Permission>> = {
  suspend: 'suspend:users',
  activate: 'suspend:users',
  'lock-down': 'lock_down:users',
  'revoke-sessions': 'revoke:sessions',
  'reset-password': 'suspend:users',
  'reset-mfa': 'reset:mfa',
  'assign-role': 'assign:roles',
  'unassign-role': 'assign:roles',
  'add-to-organization': 'update:users',
  'remove-from-organization': 'update:users',
  'set-metadata': 'update:users',
  'schedule-offboarding': 'suspend:users',
  delete: 'delete:users',
}

export function isDangerous(action: BulkAction): boolean {
  return ['suspend', 'delete', 'lock-down', 'reset-mfa'].includes(action)
}

/** From here on a bulk change asks for a reason (console.md 1.8). */
export const changedWithoutReason = 25

export function needsReason(action: BulkAction, count: number): boolean {
  return count > changedWithoutReason || isFinal(action)
}

/** What no other action takes back. */
export function isFinal(action: BulkAction): boolean {
  return ['delete', 'lock-down', 'reset-mfa'].includes(action)
}

/** More are erased with the approval of a second person (console.md 1.8). */
export const erasedAloneAtMost = 10

/** Who is meant: people that were picked, or everybody that matches what the list was narrowed to. */
export type BulkTarget =
  | { readonly ids: readonly string[] }
  | { readonly search: Readonly<Record<string, unknown>>; readonly asOf: string }

/** What the action is when it is done to one person. */
export function raisableActOf(action: BulkAction): RaisableAct | undefined {
  // Suspends, on a day of its own.
  if (action === 'schedule-offboarding') return 'suspend'
  return raisableActs.find((act) => act === action)
}

/** By what was chosen: whom of them it changes is counted while the dialog is open. */
export function gradeOf(action: BulkAction, target: BulkTarget): ActionGrade | undefined {
  if (action === 'delete') return 'T3'
  const isMany = 'search' in target || target.ids.length > changedWithoutReason
  return isMany || isFinal(action) ? 'T2' : undefined
}

export interface BulkOptions {
  readonly reason?: string
  readonly runAt?: string
  readonly revokeSessions?: boolean
  readonly roleId?: string
  readonly organizationId?: string
  readonly appMetadata?: Readonly<Record<string, unknown>>
  readonly at?: string
  /** With delete: nothing of them stays. */
  readonly hard?: boolean
}

export interface BulkOrder {
  readonly action: BulkAction
  readonly selection: BulkTarget
  readonly options: BulkOptions
}
