import { builtInGrades, type RaisableAct } from '../applications/action-grades.ts'
import type { BulkAction } from './bulk-job.ts'

interface WhatElse {
  readonly endsSessions?: boolean | undefined
  readonly leavesOrganizations?: boolean | undefined
}

/** What the action is when it is done to one person, alone or in bulk; empty where none of it can be raised. */
export function raisableActsOf(
  action: BulkAction,
  { endsSessions, leavesOrganizations }: WhatElse,
): readonly RaisableAct[] {
  if (action === 'suspend') return endsSessions === true ? ['suspend', 'revoke-sessions'] : ['suspend']
  // Suspends, on a day of its own.
  if (action === 'schedule-offboarding') {
    return leavesOrganizations === true ? ['suspend', 'remove-from-organization'] : ['suspend']
  }
  return action in builtInGrades ? [action as RaisableAct] : []
}
