import type { Clock } from '../kernel/clock.ts'
import type { AuditHistogramStore } from './audit-histogram.ts'

export interface KeepHoursDeps {
  readonly auditHistogram: AuditHistogramStore
  readonly clock: Clock
}

/** An event has the time at which it was written and is seen when its transaction ends: no transaction lasts that long. */
const settledAfterMinutes = 15
/** A log of years that nobody counted yet is counted in several turns. */
const stepsAtOnce = 200

/** Counts the hours of the audit that are over. */
export async function keepHours({ auditHistogram, clock }: KeepHoursDeps): Promise<void> {
  const before = new Date(clock.now().getTime() - settledAfterMinutes * 60_000)
  for (let step = 0; step < stepsAtOnce; step += 1) {
    if (!(await auditHistogram.keepHours(before))) return
  }
}
