// What tests of operators stand on: an empty application in a real database, a clock to set, and quick hashes.

import { type Actor, systemActor } from '../../src/kernel/actor.ts'
import { createSealer } from '../../src/kernel/sealing.ts'
import { ensureConsoleApplication } from '../../src/operators/console-application.ts'
import { type ConsoleRole, rolePermissions } from '../../src/operators/console-roles.ts'
import { newOperator } from '../../src/operators/create-operator.ts'
import type { Operator } from '../../src/operators/operator.ts'
import { createOutgoing } from '../../src/outgoing/dispatcher.ts'
import { hashPassword } from '../../src/passwords/hash-password.ts'
import type { Hashing } from '../../src/passwords/hashing.ts'
import { createHashingLane } from '../../src/passwords/hashing-lane.ts'
import { withoutLeakList } from '../../src/passwords/leaked-passwords.ts'
import { postgresApplications } from '../../src/storage/postgres/applications.ts'
import type { Database, Executor } from '../../src/storage/postgres/database.ts'
import { sql } from '../../src/storage/postgres/sql.ts'
import { postgresStores } from '../../src/storage/postgres/stores.ts'
import type { testDatabase } from './test-database.ts'

export const goodPassword = 'correct horse battery'

const quick: Hashing = {
  lane: createHashingLane({ width: 4, maxWaitMs: 10_000 }),
  cost: { memoryKiB: 64, passes: 1, lanes: 1 },
}

let made = 0

/** A new application each time, in the database that `testDatabase()` opened for the file. */
export async function sampleDirectory(opened: ReturnType<typeof testDatabase>) {
  const { database } = await opened
  made += 1
  const empty = { id: `app_sample_${made}`, name: 'Empty', kind: 'people', poolMode: 'shared' } as const
  const { number } = await postgresApplications(database).insert(empty)
  const directory = directoryOf(database, number)
  await directory.change((deps) => ensureConsoleApplication(deps))
  await database.change(sql`DELETE FROM outbox WHERE application_id = ${number}`)
  await database.change(sql`DELETE FROM audit_events WHERE application_id = ${number}
    AND set_config('rollcall.audit_path', 'retention', true) IS NOT NULL`)
  return directory
}

function directoryOf(database: Database, applicationId: number) {
  const clock = {
    time: Date.UTC(2026, 10, 21, 10),
    now: () => new Date(clock.time),
    passMinutes: (minutes: number) => {
      clock.time += minutes * 60_000
    },
  }
  const peppers = { current: { id: '1', key: Buffer.alloc(32, 7) }, retired: [] }
  const sealer = createSealer(Buffer.alloc(32, 9), applicationId)
  const around = {
    clock,
    peppers,
    sealer,
    sendsMail: false,
    leakedPasswords: withoutLeakList,
    outgoing: createOutgoing({ allow: [] }),
    publicUrl: 'http://localhost:3000/console/',
    hashPassword: (text: string) => hashPassword(text, peppers.current, quick),
  }
  const storesOn = (executor: Executor) => ({
    ...around,
    ...postgresStores(database, executor, applicationId, around),
  })
  const change = <Result>(work: (deps: ReturnType<typeof storesOn>) => Promise<Result>) =>
    database.transaction((executor) => work(storesOn(executor)))
  return {
    ...around,
    stores: storesOn(database),
    change,
    add: (email: string, role: ConsoleRole): Promise<Operator> =>
      change((deps) => newOperator(deps, systemActor, { email, password: goodPassword, role })),
    eventTypes: async () => {
      const rows = await database.rows<{ type: string }>(
        sql`SELECT type FROM audit_events WHERE application_id = ${applicationId} ORDER BY id`,
      )
      return rows.map(({ type }) => type)
    },
  }
}

export type SampleDirectory = Awaited<ReturnType<typeof sampleDirectory>>

/** Somebody signed in with a role. */
export function actorWith(role: ConsoleRole, id = 'opr_actor'): Actor {
  return { ...systemActor, kind: 'operator', id, name: role, permissions: new Set(rolePermissions[role]) }
}

export const browser = { ip: '203.0.113.7', userAgent: 'Firefox', requestId: 'req-1' }
