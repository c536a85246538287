// What every store must do that keeps who reads the audit: of many readings close together one is told.
import { beforeAll, expect, test } from 'vitest'
import type { AuditReadingStore } from '../../audit/note-reading.ts'
import { at } from './sample-times.ts'
import type { TwoApplications } from './two-applications.ts'

const kim = 'auth0|kim'

export function auditReadingStoreContract(open: () => Promise<TwoApplications>): void {
  let readings: AuditReadingStore
  let elsewhere: AuditReadingStore
  beforeAll(async () => {
    const applications = await open()
    readings = applications.stores.auditReadings
    elsewhere = applications.elsewhere.auditReadings
  })

  test('of many at once one is new, and the next once that is long enough ago', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => readings.note(kim, at(0), at(-10))))
    expect(many.filter(Boolean)).toHaveLength(1)
    expect(await readings.note(kim, at(9), at(-1))).toBe(false)
    const later = await Promise.all(Array.from({ length: 8 }, () => readings.note(kim, at(11), at(1))))
    expect(later.filter(Boolean)).toHaveLength(1)
  })

  test('TEN-04 each reader counts for themselves, in each application for itself', async () => {
    expect(await readings.note('auth0|una', at(11), at(1))).toBe(true)
    expect(await elsewhere.note(kim, at(11), at(1))).toBe(true)
    expect(await readings.note(kim, at(12), at(2))).toBe(false)
  })
}
