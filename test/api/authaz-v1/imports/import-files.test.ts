import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startRun } from '../../../../src/imports/start-run.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { type Answer, caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const path = (id: string, ...rest: string[]) => `/imports/files/${[id, ...rest].join('/')}`

async function uploaded(raw: string | Uint8Array, format = 'csv'): Promise<Answer['body']> {
  const { status, body, text } = await app.v1('POST', `/imports/files?format=${format}`, { raw })
  expect(status, text).toBe(201)
  return body
}

async function ended(jobId: string): Promise<Answer['body']> {
  for (;;) {
    const { body } = await app.v1('GET', `/jobs/${jobId}`)
    if (body.finishedAt !== null) return body
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

type Mapping = Readonly<Record<string, string | null>>

async function checked(id: string, mapping?: Mapping, more: object = {}): Promise<Answer['body']> {
  const columns = mapping && Object.entries(mapping).map(([column, field]) => ({ column, field }))
  const body = { ...(columns && { mapping: columns }), ...more }
  const started = await app.v1('POST', path(id, 'check'), { body })
  expect(started.status, started.text).toBe(202)
  expect(await ended(started.body.id)).toMatchObject({ type: 'import_check', status: 'completed' })
  return (await app.v1('GET', path(id))).body.check
}

async function ran(id: string, options: object = {}): Promise<Answer['body']> {
  const started = await app.v1('POST', path(id, 'run'), { body: { onConflict: 'skip', ...options } })
  expect(started.status, started.text).toBe(202)
  expect(started.body.id).toBe(id)
  await ended(id)
  return (await app.v1('GET', path(id))).body.run
}

async function userBy(email: string): Promise<Answer['body']> {
  const { body } = await app.v1('GET', `/users?q=${encodeURIComponent(`email:"${email}"`)}`)
  return body.data[0]
}

const contacts = { Mail: 'email', Vorname: 'given_name', Nachname: 'family_name', Plan: 'user_metadata.plan' }

describe('a CSV', () => {
  test('is mapped, checked without changing anybody, and imported as it was checked', async () => {
    await app.v1('POST', '/users', { body: { email: 'known@example.com', name: 'Known' } })
    const file = await uploaded(
      '\ufeffMail;Vorname;Nachname;Plan\r\nalice@example.com;Alice;"Adams; A.";gold\r\n' +
        'known@example.com;Known;;\r\nno address;Bob;;\r\nALICE@example.com;Alice again;;\r\n',
    )
    expect(file).toMatchObject({ format: 'csv', total: 4, connection: null, check: null, run: null })
    expect(file.columns).toEqual([
      { name: 'Mail', guess: 'email', field: 'email' },
      { name: 'Vorname', guess: 'given_name', field: 'given_name' },
      { name: 'Nachname', guess: 'family_name', field: 'family_name' },
      { name: 'Plan', guess: null, field: null },
    ])
    expect(file.preview[0]).toEqual({ line: 2, cells: ['alice@example.com', 'Alice', 'Adams; A.', 'gold'] })

    const check = await checked(file.id, contacts)
    expect(check).toMatchObject({ creates: 1, changes: 1, unchanged: 0, invalid: 1, duplicates: 1 })
    expect(check.reasons).toEqual(
      expect.arrayContaining([
        { code: 'INVALID_FORMAT', path: 'email', count: 1 },
        { code: 'DUPLICATED_IN_FILE', path: null, count: 1 },
      ]),
    )
    const { text } = await app.v1('GET', `/jobs/${check.job.id}/errors.csv`)
    expect(text.split('\r\n').map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'line,email,code',
      '4,no address,INVALID_FORMAT',
      '5,ALICE@example.com,DUPLICATED_IN_FILE',
      '',
    ])
    expect(await userBy('alice@example.com')).toBeUndefined()

    expect(await ran(file.id)).toMatchObject({ created: 1, changed: 0, skipped: 2, refused: 1, canUndo: true })
    const { body: alice } = await app.v1('GET', `/users/${encodeURIComponent((await userBy('alice@example.com')).id)}`)
    expect(alice).toMatchObject({ givenName: 'Alice', familyName: 'Adams; A.', userMetadata: { plan: 'gold' } })
    expect(await userBy('known@example.com')).toMatchObject({ name: 'Known' })
    const shown = await app.v1('GET', `/users?import=${file.id}`)
    expect(shown.body.data.map(({ email }: { email: string }) => email)).toEqual(['alice@example.com'])
    const results = (await app.v1('GET', path(file.id, 'results.csv'))).text.split('\r\n')
    expect(results[1]).toMatch(/^2,created,auth0\|/)
    expect(results[2]).toMatch(/^4,refused,,no address,/)
  })

  test('shows no password, and brings hashes that work', async () => {
    const hash = '$2b$10$CZ9YWs6GbWV1SoPzSyiBSOKOpGAYGJ0BphFUXjYlDPrRqgHQo1FbW'
    const file = await uploaded(`email,password_hash\nhashed@example.com,${hash}\nplain@example.com,secret\n`)
    expect(file.preview[0].cells).toEqual(['hashed@example.com', '••••'])
    const check = await checked(file.id, { email: 'email', password_hash: 'password_hash' })
    expect(check).toMatchObject({ creates: 1, invalid: 1 })
    const { body } = await app.v1('GET', `/jobs/${check.job.id}/errors`)
    expect(JSON.stringify(body)).not.toContain('secret')
  })

  test('keeps a line break in a cell, a quote in a text and cells that its own export guarded', async () => {
    const file = await uploaded(`email,name,phone\nquoted@example.com,"Line 1\nLine ""2""","'+43 664 123"\n`)
    await checked(file.id, { email: 'email', name: 'name', phone: 'phone_number' })
    await ran(file.id)
    expect(await userBy('quoted@example.com')).toMatchObject({ name: 'Line 1\nLine "2"', phoneNumber: '+43664123' })
  })

  test.each([
    ['nothing that tells who somebody is', { email: null, name: 'name' }, /Map a column to email/],
    ['a column that is not there', { email: 'email', name: 'name', age: null }, /no column age/],
    ['a column that nobody spoke of', { email: 'email' }, /Say what name becomes/],
    ['one field for two columns', { email: 'email', name: 'email' }, /Two columns become email/],
    ['a field that does not exist', { email: 'email', name: 'shoe_size' }, /no field of an import/],
  ])('400 %s', async (_, mapping: Mapping, message) => {
    const { id } = await uploaded('email,name\nx@example.com,X\n')
    const columns = Object.entries(mapping).map(([column, field]) => ({ column, field }))
    const { status, body } = await app.v1('POST', path(id, 'check'), { body: { mapping: columns } })
    expect([status, body.errors.mapping.join(' ')]).toEqual([400, expect.stringMatching(message)])
  })
})

describe('exports of others', () => {
  test('a realm of Keycloak brings its users, with their hashes and their authenticators', async () => {
    const secretData = JSON.stringify({ value: Buffer.alloc(64, 7).toString('base64'), salt: 'c2FsdHNhbHQ=' })
    const credentialData = JSON.stringify({ algorithm: 'pbkdf2-sha512', hashIterations: 210_000 })
    const otp = { secretData: '{"value":"abcdefghijklmnopqrst"}', credentialData: '{"digits":6,"period":30}' }
    const realm = {
      realm: 'shop',
      clients: [{ name: 'x', attributes: { users: [{ email: 'trap@example.com' }], text: '"users": [' } }],
      users: [
        {
          id: '0f3c2f7e-9d5a-4f4e-9a53-0d3a7f1a2b3c',
          username: 'kim@example.com',
          email: 'kim@example.com',
          emailVerified: true,
          firstName: 'Kim',
          enabled: false,
          createdTimestamp: 1_600_000_000_000,
          attributes: { plan: ['gold'] },
          credentials: [
            { type: 'password', secretData, credentialData },
            { type: 'otp', ...otp },
          ],
        },
        {
          email: 'odd@example.com',
          credentials: [{ type: 'password', secretData, credentialData: '{"algorithm":"argon2"}' }],
        },
      ],
      groups: [{ name: 'behind the users' }],
    }
    const file = await uploaded(gzipSync(JSON.stringify(realm)), 'keycloak')
    expect(file.total).toBe(2)
    const check = await checked(file.id)
    expect(check).toMatchObject({ creates: 1, invalid: 1 })
    expect(await ran(file.id)).toMatchObject({ created: 1, refused: 1 })
    const id = 'auth0|0f3c2f7e-9d5a-4f4e-9a53-0d3a7f1a2b3c'
    const { body } = await app.api('GET', `/users/${encodeURIComponent(id)}`)
    expect(body).toMatchObject({
      email: 'kim@example.com',
      given_name: 'Kim',
      blocked: true,
      created_at: '2020-09-13T12:26:40.000Z',
      user_metadata: { plan: 'gold' },
    })
  })

  test('a CSV of Clerk brings what it calls primary', async () => {
    const file = await uploaded(
      'id,first_name,last_name,username,primary_email_address,primary_phone_number,verified_email_addresses,' +
        'unverified_email_addresses,verified_phone_numbers,unverified_phone_numbers,totp_secret,password_digest,' +
        'password_hasher\nuser_2abc,Lee,,,lee@example.com,,lee@example.com,,,,,,\n',
      'clerk',
    )
    await checked(file.id)
    await ran(file.id)
    const { body } = await app.api('GET', `/users/${encodeURIComponent('auth0|user_2abc')}`)
    expect(body).toMatchObject({ email: 'lee@example.com', email_verified: true, given_name: 'Lee' })
  })

  test('JSON with names of its own is mapped by its keys, and keys that nobody saw are refused', async () => {
    const lines = Array.from({ length: 101 }, (_, n) => ({ mail: `json-${n}@example.com`, ...(n === 100 && { x: 1 }) }))
    const file = await uploaded(JSON.stringify(lines), 'json')
    expect(file.columns.map(({ name }: { name: string }) => name)).toEqual(['mail'])
    expect(await checked(file.id, { mail: 'email' })).toMatchObject({ creates: 100, invalid: 1 })
  })
})

describe('options', () => {
  const person = async (more: object, email: string) => {
    const file = await uploaded(`email,name\n${email},Imported\n`)
    await checked(file.id, { email: 'email', name: 'name' })
    return ran(file.id, more)
  }

  test('of somebody who is there already skip, update and fail do what they say, and what is the same is left alone', async () => {
    const { body } = await app.v1('POST', '/users', { body: { email: 'there@example.com', name: 'There' } })
    expect(await person({ onConflict: 'skip' }, 'there@example.com')).toMatchObject({ skipped: 1, changed: 0 })
    expect(await person({ onConflict: 'fail' }, 'there@example.com')).toMatchObject({ refused: 1, changed: 0 })
    expect(await person({ onConflict: 'update' }, 'there@example.com')).toMatchObject({ changed: 1 })
    const again = await person({ onConflict: 'update' }, 'there@example.com')
    expect(again).toMatchObject({ changed: 0, skipped: 1 })
    const { body: now } = await app.v1('GET', `/users/${encodeURIComponent(body.id)}`)
    expect(now).toMatchObject({ name: 'Imported' })
  })

  test('of an update somebody who is there gets the fields that were chosen alone, and new users get all', async () => {
    const userMetadata = { plan: 'silver', seat: '1' }
    const { body } = await app.v1('POST', '/users', {
      body: { email: 'chosen@example.com', name: 'Chosen', givenName: 'Cho', userMetadata },
    })
    const hash = '$2b$10$CZ9YWs6GbWV1SoPzSyiBSOKOpGAYGJ0BphFUXjYlDPrRqgHQo1FbW'
    const table =
      'email,name,first,plan,seat,hash\n' +
      `chosen@example.com,Other,Other,gold,2,${hash}\nfresh@example.com,Fresh,Fresh,gold,3,${hash}\n`
    const columns = { email: 'email', name: 'name', first: 'given_name', hash: 'password_hash' }
    const mapping = { ...columns, plan: 'user_metadata.plan', seat: 'user_metadata.seat' }
    const runWith = async (updateFields: readonly string[]) => {
      const file = await uploaded(table)
      await checked(file.id, mapping)
      return ran(file.id, { onConflict: 'update', updateFields })
    }
    const run = await runWith(['given_name', 'user_metadata.plan'])
    expect(run).toMatchObject({ created: 1, changed: 1, updateFields: ['given_name', 'user_metadata.plan'] })
    const now = async (id: string) => (await app.v1('GET', `/users/${encodeURIComponent(id)}`)).body
    const kept = { name: 'Chosen', givenName: 'Other', userMetadata: { plan: 'gold', seat: '1' } }
    expect(await now(body.id)).toMatchObject(kept)
    const without = (await app.v1('GET', '/users?password=none&pageSize=100')).body.data
    expect(without.map(({ id }: { id: string }) => id)).toContain(body.id)
    const fresh = await userBy('fresh@example.com')
    expect(await now(fresh.id)).toMatchObject({ name: 'Fresh', userMetadata: { plan: 'gold', seat: '3' } })
    expect(await runWith(['given_name', 'user_metadata.plan'])).toMatchObject({ changed: 0, skipped: 2 })
    expect(await runWith(['user_metadata'])).toMatchObject({ changed: 1, skipped: 1 })
    expect(await now(body.id)).toMatchObject({ ...kept, userMetadata: { plan: 'gold', seat: '2' } })
  })

  test('400 fields that nobody gets, none at all, and fields where nobody is changed', async () => {
    const file = await uploaded('email\nwrong.choice@example.com\n')
    await checked(file.id, { email: 'email' })
    const refused = async (body: object) => {
      const { status, body: problem } = await app.v1('POST', path(file.id, 'run'), { body })
      return [status, ...Object.keys(problem.errors)]
    }
    const field = [400, 'updateFields']
    expect(await refused({ onConflict: 'update', updateFields: ['email'] })).toEqual(field)
    expect(await refused({ onConflict: 'update', updateFields: [] })).toEqual(field)
    expect(await refused({ onConflict: 'skip', updateFields: ['name'] })).toEqual(field)
  })

  test('new users join an organization, get a role, count as verified and are mailed a link', async () => {
    const organization = (await app.api('POST', '/organizations', { body: { name: 'import-here' } })).body.id
    const role = (await app.api('POST', '/roles', { body: { name: 'Imported', description: 'x' } })).body.id
    const options = { organizationId: 'import-here', roleId: role, emailVerified: true, sendInvitations: true }
    expect(await person(options, 'invited@example.com')).toMatchObject({ created: 1 })
    const { id } = await userBy('invited@example.com')
    const { body } = await app.api('GET', `/users/${encodeURIComponent(id)}`)
    expect(body.email_verified).toBe(true)
    const members = await app.api('GET', `/organizations/${organization}/members`)
    expect(JSON.stringify(members.body)).toContain(id)
    const { body: messages } = await app.v1('GET', '/messages?pageSize=5')
    expect(JSON.stringify(messages)).toContain('invited@example.com')
  })

  test('one new user whose address is suppressed keeps nobody out; their link is queued and held back like any letter', async () => {
    const [bounces, arrives] = ['bounces@example.com', 'arrives@example.com']
    await app.v1('POST', '/suppressed-addresses', { body: { address: bounces } })
    const file = await uploaded(`email\n${bounces}\n${arrives}\n`)
    await checked(file.id, { email: 'email' })
    expect(await ran(file.id, { sendInvitations: true })).toMatchObject({ created: 2, job: { status: 'completed' } })
    const { data } = (await app.v1('GET', '/messages?pageSize=5')).body
    expect(data.map(({ to }: { to: string }) => to)).toEqual(expect.arrayContaining([bounces, arrives]))
    for (const [address, isMailed] of [
      [bounces, false],
      [arrives, true],
    ] as const) {
      const about = `subject=${encodeURIComponent((await userBy(address)).id)}`
      const events = (await app.v1('GET', `/audit/events?type=user.password_reset_requested&${about}`)).body.data
      expect(events).toMatchObject([{ changes: { isMailed } }])
    }
  })

  test('403 an option whose permission the caller lacks', async () => {
    const key = await app.v1('POST', '/keys', { body: { name: 'Importer', permissions: ['import:users'] } })
    const importer = caller(`${app.url}api/v1`, { 'x-api-key': key.body.key })
    const file = await importer('POST', '/imports/files?format=csv', { raw: 'email\nfew@example.com\n' })
    const run = (body: object) => importer('POST', path(file.body.id, 'run'), { body: { onConflict: 'skip', ...body } })
    expect((await run({ sendInvitations: true })).body.code).toBe('insufficient_scope')
    expect((await run({ roleId: 'rol_1' })).body.code).toBe('insufficient_scope')
    const changing = await run({ onConflict: 'update' })
    expect(changing.body, changing.text).toMatchObject({ status: 403, detail: expect.stringContaining('update:users') })
    expect((await importer('POST', path(file.body.id, 'undo'))).status).toBe(403)
  })
})

test('whoever may only read jobs sees a file without its rows, and nothing of what it refused', async () => {
  const { id } = await uploaded('email\nprivate@example.com\n')
  const key = await app.v1('POST', '/keys', { body: { name: 'Watcher', permissions: ['read:jobs'] } })
  const watcher = caller(`${app.url}api/v1`, { 'x-api-key': key.body.key })
  expect((await watcher('GET', path(id))).body).toMatchObject({ total: 1, preview: [] })
  expect((await watcher('GET', path(id, 'results.csv'))).status).toBe(403)
})

describe('steps', () => {
  test('409 a run before its check, a second run, and a discard of what ran', async () => {
    const file = await uploaded('email\nonce@example.com\n')
    const run = () => app.v1('POST', path(file.id, 'run'), { body: { onConflict: 'skip' } })
    expect((await run()).body).toMatchObject({ status: 409, code: 'job_state' })
    await checked(file.id, { email: 'email' })
    await ran(file.id)
    expect((await run()).status).toBe(409)
    expect((await app.v1('DELETE', path(file.id))).status).toBe(409)
    expect((await app.v1('POST', path(file.id, 'pause'))).status).toBe(409)
  })

  test('a file that is discarded is gone', async () => {
    const file = await uploaded('email\nforgotten@example.com\n')
    expect((await app.v1('DELETE', path(file.id))).status).toBe(204)
    expect((await app.v1('GET', path(file.id))).status).toBe(404)
  })

  test('a paused import waits, and goes on when it is resumed', async () => {
    const id = await held(['paused-1@example.com', 'paused-2@example.com'])
    const paused = await app.v1('POST', path(id, 'pause'))
    expect(paused.body.run).toMatchObject({ isPaused: true, created: 0 })
    expect((await app.v1('POST', path(id, 'pause'))).status).toBe(409)
    await app.app.directory.stores.importFiles.wake(id, new Date())
    // A worker looks for work each second.
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    const still = (await app.v1('GET', path(id))).body.run
    expect(still).toMatchObject({ isPaused: true, created: 0, job: { status: 'pending' } })
    expect((await app.v1('POST', path(id, 'resume'))).body.run.isPaused).toBe(false)
    await ended(id)
    expect((await app.v1('GET', path(id))).body.run).toMatchObject({ created: 2, job: { status: 'completed' } })
  }, 20_000)

  test('a stopped import applies nothing more, and says so', async () => {
    const id = await held(['stopped@example.com'])
    const stopped = await app.v1('POST', path(id, 'stop'))
    expect(stopped.body.run).toMatchObject({ created: 0, canUndo: false, job: { status: 'cancelled' } })
    expect(await app.app.directory.stores.imports.nextBatch(id, 0)).toBeNull()
    expect(await app.app.directory.stores.importFiles.hold(id)).toBe(false)
    expect((await app.v1('POST', path(id, 'resume'))).status).toBe(409)
  })

  /** Started, and so that no worker takes it before it is told to. */
  async function held(emails: readonly string[]): Promise<string> {
    const { id } = await uploaded(`email\n${emails.join('\n')}\n`)
    await checked(id, { email: 'email' })
    const options = { emailVerified: null, sendsInvitations: false, organizationId: null, roleId: null } as const
    await app.app.directory.change(async (deps) => {
      await startRun(deps, systemActor, id, { onConflict: 'skip', ...options })
      await deps.importFiles.wake(id, new Date(Date.now() + 86_400_000))
    })
    return id
  }
})

describe('undo', () => {
  test('deletes whom the import made and nobody touched, and names who was skipped', async () => {
    const file = await uploaded('email,name\ngone@example.com,Gone\nkept@example.com,Kept\n')
    await checked(file.id, { email: 'email', name: 'name' })
    await ran(file.id)
    const kept = await userBy('kept@example.com')
    await app.v1('PATCH', `/users/${encodeURIComponent(kept.id)}`, { body: { name: 'Changed since' } })
    const undone = await app.v1('POST', path(file.id, 'undo'))
    expect(undone.status, undone.text).toBe(202)
    expect(undone.body.bulk).toMatchObject({ action: 'delete', undoes: file.id })
    expect((await ended(undone.body.id)).bulk).toMatchObject({ done: 1, skipped: 1, failed: 0 })
    const { body } = await app.v1('GET', `/jobs/${undone.body.id}/results?outcome=skipped`)
    expect(body.data).toMatchObject([{ userId: kept.id, reason: 'changed_since' }])
    expect(await userBy('gone@example.com')).toBeUndefined()
    expect((await app.v1('GET', path(file.id))).body.run).toMatchObject({ canUndo: false, undoneBy: undone.body.id })
    expect((await app.v1('POST', path(file.id, 'undo'))).status).toBe(409)
  })

  test('409 after a day', async () => {
    const file = await uploaded('email\nlate@example.com\n')
    await checked(file.id, { email: 'email' })
    await ran(file.id)
    app.clock.aheadMs += 24 * 60 * 60_000 + 1_000
    const { status } = await app.v1('POST', path(file.id, 'undo'))
    // Or the sweep forgot the job by then.
    expect([404, 409]).toContain(status)
    app.clock.aheadMs = 0
  })
})

test.each([
  ['a realm without users', '{"realm":"empty"}', 'keycloak', /No list \\"users\\"/],
  ['a table without rows', 'email,name\n', 'csv', /holds no users/],
  ['a header that is no text', Buffer.from([0x65, 0xff, 0xfe, 0x0a, 0x78, 0x0a]), 'csv', /first row must name/],
])('400 %s', async (_, raw, format, message) => {
  const { status, text } = await app.v1('POST', `/imports/files?format=${format}`, { raw })
  expect([status, text]).toEqual([400, expect.stringMatching(message)])
})
