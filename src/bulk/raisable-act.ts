import { builtInGrades, type RaisableAct } from '../applications/action-grades.ts'
import type { BulkAction } from './bulk-job.ts'

/** What the action is when it is done to one person; null where that cannot be raised. */
export function raisableActOf(action: BulkAction): RaisableAct | null {
  // Suspends, on a day of its own.
  if (action === 'schedule-offboarding') return 'suspend'
  return action in builtInGrades ? (action as RaisableAct) : null
}
