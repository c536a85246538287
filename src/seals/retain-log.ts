// Retention: what is older than the application keeps loses its content, and its leaf stays, so that the tree goes on.
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { coversOf } from './erase-from-log.ts'
import { type LogKeyDeps, openLogKey } from './log-key.ts'

export interface RetainLogDeps extends LogKeyDeps {
  readonly settings: SettingsStore
  readonly audit: AuditStore
  readonly clock: Clock
}

const dayMs = 86_400_000

/** Call it in a transaction, again while it answers true. */
export async function retainLog(deps: RetainLogDeps): Promise<boolean> {
  const { seals, settings, audit, clock } = deps
  const { auditRetentionDays: days } = await settings.read()
  if (days === null) return false
  const before = keptSince(clock.now(), days)
  await seals.hold(true)
  const until = await seals.lastBefore(before)
  if (until === 0) return false
  const key = await openLogKey(deps)
  await seals.retain(until)
  const covers = coversOf(key, [{ fields: ['*'], ranges: [[1, until]] }])
  await audit.record(systemActor, 'audit.retained', null, { until, days }, covers)
  return true
}

/** What is older goes. Whole days in UTC, so that it happens once a day. */
export function keptSince(now: Date, days: number): Date {
  return new Date(Math.floor(now.getTime() / dayMs - days) * dayMs)
}
