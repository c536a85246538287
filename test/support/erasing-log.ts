// A log of the audit with a key, over nothing but a database: for the suites of stores.
import { randomBytes } from 'node:crypto'
import { systemClock } from '../../src/kernel/clock.ts'
import { createSealer } from '../../src/kernel/sealing.ts'
import { erasePeople } from '../../src/seals/erase-from-log.ts'
import { ensureLogKey, openLogKey } from '../../src/seals/log-key.ts'
import type { Database } from '../../src/storage/postgres/database.ts'
import { postgresSeals } from '../../src/storage/postgres/seals.ts'

export async function erasingLog(database: Database, applicationId: number) {
  const sealer = createSealer(randomBytes(32), applicationId)
  const seals = postgresSeals(database, database, applicationId)
  const publicUrl = 'https://id.example.com/'
  const application = {
    number: applicationId,
    id: 'app_test',
    kind: 'people',
    name: 'Test',
    poolMode: 'shared',
  } as const
  await ensureLogKey({ seals, sealer, application, publicUrl, clock: systemClock })
  return {
    sealer,
    seals,
    key: await openLogKey({ seals, sealer }),
    erase: async (userId: string, tombstone: string, names: readonly string[] = []) => {
      await database.transaction((executor) => {
        const deps = { seals: postgresSeals(database, executor, applicationId), sealer }
        return erasePeople(deps, { userIds: [userId], relatedIds: [], names, mode: 'erase', tombstone })
      })
    },
  }
}
