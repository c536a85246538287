import { beforeEach, expect, test } from 'vitest'
import { sampleSessions } from '../../../test/support/sample-sessions.ts'
import { signedIn } from '../../../test/support/signed-in.ts'
import { newMethod } from '../../authentication-methods/authentication-method.ts'
import type { Places } from '../../kernel/place.ts'
import { countStanding } from '../../statistics/count-standing.ts'
import { keepStatistics } from '../../statistics/keep-statistics.ts'
import { readStanding } from '../../statistics/read-standing.ts'
import type { StandingStore } from '../../statistics/standing.ts'

const around = await sampleSessions()
const { stores, clock } = around
const { standings } = stores
const places: Places = {
  tables: [{ kind: 'test', builtAt: new Date(0) }],
  placeOf: (ip) => (ip === '192.0.2.7' ? { country: 'NO', city: null } : null),
}
const deps = { ...stores, standings, places, clock }
/** As if there were more than anybody waits for. */
const many: StandingStore = {
  ...standings,
  hasFewPeople: async () => false,
  hasFewSessions: async () => false,
}

beforeEach(() => {
  clock.ms += 3_600_000
})

test('people are counted by their factors, and whoever may not come in is left out', async () => {
  const none = { passkey: 0, 'security-key': 0, totp: 0, phone: 0, email: 0 }
  expect(await countStanding.mfa(deps)).toEqual({
    active: 2,
    strongest: none,
    holding: none,
    none: 2,
    recoveryCodesOnly: 0,
  })
  const confirmed = { confirmedAt: clock.now() }
  const totp = newMethod('auth0|alice', 'totp', clock.now(), confirmed)
  await stores.authenticationMethods.insert(totp, Buffer.from('a sealed seed'))
  await stores.authenticationMethods.insert(
    newMethod('auth0|alice', 'email', clock.now(), { ...confirmed, destination: 'alice@example.com' }),
  )
  expect(await countStanding.mfa(deps)).toEqual({
    active: 2,
    strongest: { ...none, totp: 1 },
    holding: { ...none, totp: 1, email: 1 },
    none: 1,
    recoveryCodesOnly: 0,
  })
})

test('sessions are counted by country and by client, and those that ended are not', async () => {
  expect(await countStanding.sessions(deps)).toEqual({ total: 0, countries: [], clients: [] })
  const first = await signedIn(around, 'auth0|alice')
  await signedIn(around, 'auth0|bob')
  await stores.sessions.noteClient(first.session.id, around.shop.id)
  expect(await countStanding.sessions(deps)).toEqual({
    total: 2,
    countries: [{ country: 'NO', count: 2 }],
    clients: [{ id: around.shop.id, count: 1 }],
  })
  expect(await countStanding.sessions({ ...deps, places: { tables: [], placeOf: () => null } })).toMatchObject({
    countries: [{ country: null, count: 2 }],
  })
  await stores.sessions.remove(first.session.id)
  expect(await countStanding.sessions(deps)).toMatchObject({ total: 1, clients: [] })
})

test('a few are counted for whoever asks, and of many the last count is told with its time', async () => {
  expect((await readStanding(deps, 'mfa'))?.asOf).toEqual(clock.now())
  const crowded = { ...deps, standings: many }
  expect(await readStanding(crowded, 'mfa')).toBeNull()
  const counted = clock.now()
  await keepStatistics(crowded)
  clock.ms += 60_000
  expect(await readStanding(crowded, 'mfa')).toMatchObject({ asOf: counted, content: { active: 2 } })
  expect(await readStanding(crowded, 'sessions')).toMatchObject({ asOf: counted, content: { total: 1 } })
  await keepStatistics(crowded)
  expect((await readStanding(crowded, 'mfa'))?.asOf).toEqual(counted)
  clock.ms += 5 * 60_000
  await keepStatistics(crowded)
  expect((await readStanding(crowded, 'mfa'))?.asOf).toEqual(clock.now())
})

test('of several servers one counts', async () => {
  const before = new Date(clock.ms - 240_000)
  const claims = await Promise.all([1, 2, 3].map(() => standings.claim('sessions', before, clock.now())))
  expect(claims.filter(Boolean)).toHaveLength(1)
})
