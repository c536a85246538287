// How much happened on each day, counted as events are handed on: once each, because an event leaves the outbox in the
// same transaction.
import type { AuditEvent } from '../audit/audit-event.ts'
import type { AuditEventType } from '../audit/event-types.ts'

interface DayCount {
  /** In UTC, as in `2026-11-22`. */
  readonly day: string
  readonly logins: number
  readonly signups: number
  /** Found at a sign-in, or refused when somebody set one. */
  readonly leakedPasswords: number
}

interface DayStats extends DayCount {
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface StatsStore {
  /** Adds to what was counted. */
  add(counts: readonly DayCount[], at: Date): Promise<void>
  /** Oldest first, both ends included; days without anything are left out. */
  list(fromDay: string, toDay: string): Promise<readonly DayStats[]>
  /** How many people signed in since then. */
  countActive(since: Date): Promise<number>
}

const counted: Readonly<Partial<Record<AuditEventType, Exclude<keyof DayCount, 'day'>>>> = {
  'user.signed_in': 'logins',
  'user.created': 'signups',
  'user.password_leaked': 'leakedPasswords',
  'user.leaked_password_refused': 'leakedPasswords',
}

/** Call it in the transaction that takes the events out of the outbox. */
export async function countDays(stats: StatsStore, events: readonly AuditEvent[], now: Date): Promise<void> {
  const days = new Map<string, DayCount>()
  for (const { at, type } of events) {
    const what = counted[type]
    if (what === undefined) continue
    const day = at.toISOString().slice(0, 10)
    const before = days.get(day) ?? { day, logins: 0, signups: 0, leakedPasswords: 0 }
    days.set(day, { ...before, [what]: before[what] + 1 })
  }
  if (days.size > 0) await stats.add([...days.values()], now)
}
