import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import type { Application } from './application.ts'
import type { ChangePause, ChangePauseStore } from './change-pause.ts'

export interface PauseDeps {
  readonly changePauses: ChangePauseStore
  readonly audit: AuditStore
  readonly application: Application
  readonly clock: Clock
}

export type PauseInput = Pick<ChangePause, 'until' | 'reason'>

const daysAtMost = 31

/** Repeating takes the new end and reason, and the same is no change. Throws `invalid_input`. Call it in a transaction. */
export async function pauseChanges(
  { changePauses, audit, application, clock }: PauseDeps,
  actor: Actor,
  { until, reason }: PauseInput,
): Promise<ChangePause> {
  const now = clock.now()
  if (until !== null && (until <= now || until.getTime() - now.getTime() > daysAtMost * 86_400_000)) {
    throw invalidField(
      'until',
      `Name a time within the next ${daysAtMost} days, or leave it out for a pause without end.`,
    )
  }
  const before = await changePauses.find(now)
  const changes = changedValues(pauseValues(before), { isPaused: true, until, reason })
  if (before !== null && Object.keys(changes).length === 0) return before
  const { kind, id, name } = actor
  const pause = { since: before?.since ?? now, until, reason, by: { kind, id, name } }
  await changePauses.set(pause)
  await audit.record(actor, 'changes.paused', { kind: 'settings', id: application.id }, changes)
  return pause
}

/** As its events tell it. */
export function pauseValues(pause: ChangePause | null) {
  return { isPaused: pause !== null, until: pause?.until ?? null, reason: pause?.reason ?? null }
}
