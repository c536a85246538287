// What is told by how long an answer takes: AUT-02, AUT-04, JWT-06. A figure near a half says that no classifier does
// better than a coin. It is printed; what fails the test is only what no noise of a busy machine explains.
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/passwords/hash-password.ts'
import { requestRecovery } from '../../src/recovery/request-recovery.ts'
import { checkCredentials } from '../../src/sign-ins/check-credentials.ts'
import { beginSignIn } from '../../src/sign-ins/keep-sign-in.ts'
import { mailSignInCode } from '../../src/sign-ins/prove-mailbox.ts'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import { signUpDirectly } from '../../src/sign-ins/sign-up-directly.ts'
import { requestPasswordReset } from '../../src/users/request-password-reset.ts'
import { addPerson, password, uniqueEmail } from '../login/people.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const pairs = Number(process.env.TIMING_PAIRS ?? 60)
const wide = { least: 0.35, most: 0.65 }

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
})
afterAll(() => app.close())

/** How often the second one took longer than the first, ties by half: the area under the curve of the best cut. */
function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  const wins = first.flatMap((a) => second.map((b): number => (b > a ? 1 : b === a ? 0.5 : 0)))
  return wins.reduce((sum, each) => sum + each, 0) / wins.length
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

type Sample = (place: number) => Promise<unknown>

/** One after the other and in turns, so that whatever else the machine does meets both alike. */
async function compared(one: Sample, other: Sample): Promise<number> {
  const [first, second]: [number[], number[]] = [[], []]
  for (let warm = 0; warm < 3; warm += 1) await Promise.all([one(-1 - warm), other(-1 - warm)])
  for (let place = 0; place < pairs; place += 1) {
    const isTurned = place % 2 === 0
    if (isTurned) first.push(await timed(() => one(place)))
    second.push(await timed(() => other(place)))
    if (!isTurned) first.push(await timed(() => one(place)))
  }
  return areaUnderCurve(first, second)
}

async function tellsNothing(what: string, one: Sample, other: Sample): Promise<void> {
  let area = await compared(one, other)
  const isFair = () => area >= wide.least && area <= wide.most
  if (!isFair()) area = await compared(one, other)
  console.log(`${what}: AUC ${area.toFixed(3)} of ${pairs} pairs`)
  expect([what, area, isFair()]).toEqual([what, area, true])
}

/** A network of its own for each try, so that none meets a limit. */
const caller = (place: number) => ({
  ip: `198.${18 + (Math.abs(place) % 2)}.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
  userAgent: 'Firefox',
  requestId: null,
})

describe('AUT-02 a wrong password', () => {
  const known: string[] = []
  const blocked: string[] = []
  beforeAll(async () => {
    const { directory } = app.app
    // As strong as the product's own; those of tests are cheap.
    const stored = await hashPassword(password, directory.peppers.current)
    for (const [emails, isBlocked] of [
      [known, false],
      [blocked, true],
    ] as const) {
      for (let count = 0; count < 20; count += 1) {
        const email = uniqueEmail()
        const userId = await addPerson(app, email, { blocked: isBlocked })
        const account = await directory.stores.accounts.find(userId)
        if (account === null) throw new Error('nobody was made')
        await directory.stores.passwords.keep(account, stored, directory.clock.now())
        emails.push(email)
      }
    }
  })

  const tries = (identifierOf: (place: number) => string) => async (place: number) => {
    const { directory } = app.app
    const connection = await directory.stores.connections.findDefaultDatabase()
    const input = {
      connection,
      identifier: identifierOf(place),
      password: 'wrong password 1',
      knownBrowserSecret: null,
    }
    expect(await checkCredentials(directory, caller(place), input)).toBeNull()
  }
  const of = (emails: readonly string[]) => (place: number) => emails[Math.abs(place) % emails.length] as string

  test('takes as long for nobody as for somebody', { timeout: 180_000 }, async () => {
    await tellsNothing(
      'AUT-02 unknown against known',
      tries(of(known)),
      tries(() => uniqueEmail()),
    )
  })

  test('takes as long for a suspended person', { timeout: 180_000 }, async () => {
    await tellsNothing('AUT-02 suspended against known', tries(of(known)), tries(of(blocked)))
  })
})

describe('AUT-03 AUT-04 what is mailed, or not, takes as long for nobody as for somebody', () => {
  const emails: string[] = []
  beforeAll(async () => {
    for (let count = 0; count < pairs; count += 1) {
      const email = uniqueEmail()
      await addPerson(app, email)
      emails.push(email)
    }
  })
  const ofSomebody = (place: number) => emails[Math.abs(place) % emails.length] as string
  const ofNobody = () => uniqueEmail()
  const database = async () => {
    const connection = await app.app.directory.stores.connections.findDefaultDatabase()
    if (connection === null) throw new Error('there is no database')
    return connection
  }

  type Door = (email: string, place: number) => Promise<unknown>
  const reset: Door = async (identifier, place) =>
    requestPasswordReset(app.app.directory, { connection: await database(), identifier, origin: caller(place) })
  const recovery: Door = async (email, place) =>
    requestRecovery(app.app.directory, caller(place), { email, browserHash: randomBytes(32) })
  const code: Door = async (email, place) => {
    const { directory } = app.app
    const goal = { kind: 'account', path: '/account' } as const
    const signIn = newSignIn({ goal, identifier: email, origin: caller(place) }, directory.clock.now())
    await beginSignIn(directory, signIn, null)
    return mailSignInCode(directory, signIn, caller(place))
  }
  const signUp: Door = async (email, place) =>
    signUpDirectly(app.app.directory, caller(place), await database(), { email, password: 'brass kettle morning 5' })

  test.each([
    ['a link that sets a password', reset],
    ['a way back', recovery],
    ['a code', code],
    ['signing up', signUp],
  ])('%s', { timeout: 180_000 }, async (what, door) => {
    await tellsNothing(
      `AUT-04 ${what}, unknown against known`,
      (place) => door(ofSomebody(place), place),
      (place) => door(ofNobody(), place),
    )
  })
})

test('JWT-06 a wrong key takes as long wherever it is wrong', { timeout: 120_000 }, async () => {
  const { apiKey } = app
  const [prefix = '', secret = ''] = [
    apiKey.slice(0, apiKey.lastIndexOf('_') + 1),
    apiKey.slice(apiKey.lastIndexOf('_') + 1),
  ]
  const other = (letter = '') => (letter === 'A' ? 'B' : 'A')
  const ask = (key: string) => async () => {
    const { status } = await app.anonymous('GET', '/api/v1/keys', { headers: { 'x-api-key': key } })
    expect(status).toBe(401)
  }
  const wrongAtFirst = `${prefix}${other(secret[0])}${secret.slice(1)}`
  const wrongAtLast = `${prefix}${secret.slice(0, -1)}${other(secret.at(-1))}`
  await tellsNothing('JWT-06 last letter against first', ask(wrongAtFirst), ask(wrongAtLast))
})

test('JWT-06 ten thousand wrong keys open nothing', { timeout: 120_000 }, async () => {
  const start = app.apiKey.slice(0, 12)
  const tries = Number(process.env.KEY_TRIES ?? 500)
  const statuses = new Set<number>()
  for (let place = 0; place < tries; place += 25) {
    const keys = Array.from({ length: 25 }, () =>
      `${start}${crypto.randomUUID()}${crypto.randomUUID()}`.slice(0, app.apiKey.length),
    )
    const answers = await Promise.all(
      keys.map((key) => app.anonymous('GET', '/api/v1/keys', { headers: { 'x-api-key': key } })),
    )
    for (const { status } of answers) statuses.add(status)
  }
  expect([...statuses]).toEqual([401])
})
