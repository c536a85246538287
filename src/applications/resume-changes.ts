import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { type PauseDeps, pauseValues } from './pause-changes.ts'

/** Repeating is no fault and leaves no event. Call it in a transaction. */
export async function resumeChanges(
  { changePauses, audit, application, clock }: PauseDeps,
  actor: Actor,
): Promise<void> {
  const now = clock.now()
  const before = await changePauses.find(now)
  if (before === null || !(await changePauses.end(now))) return
  const changes = changedValues(pauseValues(before), pauseValues(null))
  await audit.record(actor, 'changes.resumed', { kind: 'settings', id: application.id }, changes)
}
