// What every store of uploaded files, their checks and their runs must do.
import { beforeAll, expect, test } from 'vitest'
import { nothingChecked, type RunOptions } from '../../imports/import-file.ts'
import type { ImportFileStore } from '../../imports/import-file-store.ts'
import type { ImportStore } from '../../imports/import-store.ts'
import type { JobStore } from '../../jobs/job-store.ts'
import type { NewUser, UserStore } from '../../users/user-store.ts'

export interface ImportFileStores {
  readonly files: ImportFileStore
  readonly imports: ImportStore
  readonly jobs: JobStore
  readonly users: UserStore
  readonly connectionId: string
}

const at = new Date(Date.UTC(2026, 10, 21, 10, 0, 0))
const later = new Date(at.getTime() + 60_000)

const options: RunOptions = {
  onConflict: 'skip',
  emailVerified: true,
  sendsInvitations: false,
  organizationId: null,
  roleId: null,
}

/** `open` answers the stores, and those of another application in the same storage. */
export function importFileStoreContract(
  open: () => Promise<{ readonly ours: ImportFileStores; readonly others: ImportFileStores }>,
): void {
  let ours: ImportFileStores
  let others: ImportFileStores
  beforeAll(async () => {
    const opened = await open()
    ours = opened.ours
    others = opened.others
  })

  async function job(id: string, kind: 'users-import' | 'import-check' = 'users-import'): Promise<string> {
    const createdBy = { kind: 'system', id: 'system', name: 'Rollcall' } as const
    const receivingUntil = kind === 'users-import' ? later : null
    await ours.jobs.insert({ id, kind, connectionId: null, parameters: {}, createdBy, createdAt: at, receivingUntil })
    return id
  }

  async function file(id: string): Promise<string> {
    await ours.files.insert({ id: await job(id), format: 'csv', columns: ['Mail', 'Name'], total: 3 })
    return id
  }

  async function check(id: string): Promise<string> {
    await ours.files.insertCheck(await job(id, 'import-check'))
    return id
  }

  async function person(subject: string): Promise<string> {
    const user: NewUser = {
      id: `auth0|${subject}`,
      identity: { connectionId: ours.connectionId, provider: 'auth0', subject },
      email: `${subject}@example.com`,
      emailVerified: true,
      username: null,
      phoneNumber: null,
      phoneVerified: null,
      name: subject,
      nickname: null,
      givenName: null,
      familyName: null,
      picture: null,
      isBlocked: null,
      appMetadata: null,
      userMetadata: { plan: 'gold' },
      lastPasswordReset: null,
      createdAt: at,
      updatedAt: at,
    }
    const nothing = { password: null, login: null, linked: [], factors: [], changes: {}, identifiers: [] }
    await ours.imports.insertUsers([{ position: 1, sent: {}, user, hasChosenId: true, ...nothing }])
    return user.id
  }

  test('a file is found as it was inserted, and as it was checked and run', async () => {
    const id = await file('job_file')
    const before = await ours.files.find(id)
    expect(before).toEqual({
      id,
      format: 'csv',
      columns: ['Mail', 'Name'],
      total: 3,
      shape: null,
      connection: null,
      checkId: null,
      options: null,
      skipped: 0,
      isPaused: false,
      isStopped: false,
      undoneBy: null,
    })
    const shape = {
      format: 'csv',
      columns: ['Mail', 'Name'],
      mapping: [{ column: 'Mail', field: 'email' }],
      password: { algorithm: 'bcrypt' },
    } as const
    await ours.files.keepCheck(id, { shape, connection: 'main', checkId: 'job_check' })
    expect(await ours.files.keepRun(id, options)).toBe(true)
    expect(await ours.files.keepRun(id, { ...options, onConflict: 'fail' })).toBe(false)
    await ours.files.addSkipped(id, 2)
    await ours.files.addSkipped(id, 3)
    await ours.files.setPaused(id, true)
    const changed = { shape, connection: 'main', checkId: 'job_check', options, skipped: 5, isPaused: true }
    expect(await ours.files.find(id)).toEqual({ ...before, ...changed })
  })

  test('TEN-01 another application sees neither files nor checks nor people', async () => {
    const id = await file('job_hidden')
    const checkId = await check('job_hidden_check')
    expect(await others.files.find(id)).toBeNull()
    expect(await others.files.findCheck(checkId)).toBeNull()
    expect(await others.files.takeCheckStep(checkId, 1)).toBeNull()
    expect(await others.files.hold(id)).toBe(false)
    expect(await others.files.keepRun(id, options)).toBe(false)
    expect(await others.files.countPeople(id)).toBe(0)
  })

  test('keepUntil lets an upload wait longer, and nothing that runs', async () => {
    const id = await file('job_waits')
    expect(await ours.files.keepUntil(id, new Date(later.getTime() + 60_000))).toBe(true)
    await ours.jobs.sweep({ finishedBefore: at, bulkFinishedBefore: at, now: new Date(later.getTime() + 1) })
    expect(await ours.files.find(id)).not.toBeNull()
    await ours.jobs.queue(id, { connectionId: null, parameters: {}, total: 3 })
    expect(await ours.files.keepUntil(id, later)).toBe(false)
  })

  test('each batch of a check is taken once, and in its order', async () => {
    const id = await check('job_steps')
    expect(await ours.files.takeCheckStep(id, 1)).toEqual(nothingChecked)
    const counts = { ...nothingChecked, creates: 2, reasons: { 'INVALID_FORMAT email': 1 } }
    await ours.files.keepCounts(id, counts)
    expect(await ours.files.takeCheckStep(id, 1)).toBeNull()
    expect(await ours.files.takeCheckStep(id, 2)).toEqual(counts)
    expect(await ours.files.findCheck(id)).toEqual(counts)
  })

  test('noteSeen answers those that were noted before, of this check alone', async () => {
    const [id, other] = [await check('job_seen'), await check('job_seen_other')]
    expect(await ours.files.noteSeen(id, ['email a', 'email b'])).toEqual(new Set())
    expect(await ours.files.noteSeen(id, ['email b', 'email c'])).toEqual(new Set(['email b']))
    expect(await ours.files.noteSeen(other, ['email a'])).toEqual(new Set())
    expect(await ours.files.noteSeen(id, [])).toEqual(new Set())
    await ours.files.forgetSeen(id)
    expect(await ours.files.noteSeen(id, ['email a'])).toEqual(new Set())
    expect(await ours.files.noteSeen(other, ['email a'])).toEqual(new Set(['email a']))
  })

  test('currentOf answers what an import may change, without what is unset', async () => {
    const userId = await person('current')
    const found = await ours.files.currentOf([userId, 'auth0|nobody'])
    expect([...found]).toEqual([
      [
        userId,
        {
          id: userId,
          connectionId: ours.connectionId,
          emailVerified: true,
          name: 'current',
          userMetadata: { plan: 'gold' },
        },
      ],
    ])
    expect(await others.files.currentOf([userId])).toEqual(new Map())
  })

  test('people of a run are listed in the order of the file, with the version they were left with', async () => {
    const id = await file('job_people')
    const [second, first] = [await person('second'), await person('first')]
    const people = [
      { position: 7, userId: second },
      { position: 2, userId: first },
    ]
    await ours.files.keepPeople(id, people, at)
    const page = await ours.files.listPeople(id, { kind: 'cursor', after: null, limit: 1, withTotal: false })
    expect(page.items).toEqual([{ position: 2, userId: first, email: 'first@example.com', name: 'first' }])
    const rest = await ours.files.listPeople(id, { kind: 'cursor', after: page.next, limit: 5, withTotal: false })
    expect(rest.items.map(({ userId }) => userId)).toEqual([second])
    expect(await ours.files.countPeople(id)).toBe(2)
    expect(await ours.files.listUntouched(id, 0, 10)).toEqual([
      { position: 2, userId: first, version: 1 },
      { position: 7, userId: second, version: 1 },
    ])
    expect(await ours.files.listUntouched(id, 2, 10)).toEqual([{ position: 7, userId: second, version: 1 }])
    const found = await ours.users.list({
      filter: { kind: 'equals', field: importedBy, alternatives: [id] },
      at,
      sort: { field: 'id', direction: 'ascending' },
      page: { kind: 'cursor', after: null, limit: 10, withTotal: false },
    })
    expect(found.items.map((user) => user.id)).toEqual([first, second])
  })

  test('a run that was stopped is held no more, and what was not applied is forgotten', async () => {
    const id = await file('job_stopped')
    await ours.imports.keepBatch(id, { sequence: 1, records: Buffer.from('one') })
    expect(await ours.files.hold(id)).toBe(true)
    await ours.files.stop(id)
    expect(await ours.files.hold(id)).toBe(false)
    expect(await ours.imports.nextBatch(id, 0)).toBeNull()
    expect(await ours.files.find(id)).toMatchObject({ isStopped: true, isPaused: false })
  })

  test('a job that waits is taken as soon as it is woken', async () => {
    const id = await file('job_woken')
    await ours.jobs.queue(id, { connectionId: null, parameters: {}, total: 3 })
    await ours.files.wake(id, later)
    expect(await leased(at)).not.toContain(id)
    await ours.files.wake(id, at)
    expect(await leased(at)).toContain(id)
  })

  test('an undo is noted once', async () => {
    const id = await file('job_undone')
    expect(await ours.files.noteUndone(id, 'job_one')).toBe(true)
    expect(await ours.files.noteUndone(id, 'job_two')).toBe(false)
    expect(await ours.files.find(id)).toMatchObject({ undoneBy: 'job_one' })
  })

  /** Every import that may be worked on at that time. */
  async function leased(now: Date): Promise<readonly string[]> {
    const ids: string[] = []
    for (;;) {
      const lease = await ours.jobs.lease('users-import', now, new Date(now.getTime() + 1))
      if (lease === null) return ids
      ids.push(lease.job.id)
      if (ids.length > 20) throw new Error('the same job is leased again and again')
    }
  }
}

const importedBy = { name: 'importedBy', type: 'text', wildcards: false, ranges: false } as const
