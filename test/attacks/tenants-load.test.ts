// Many requests of two tenants at once, some given up half-way: no answer holds a word of the other.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const loadSeconds = Number(process.env.TENANT_LOAD_SECONDS ?? 10)
const workers = 32
const peopleEach = 5

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ poolMode: 'isolated', databasePool: 4, rateLimit: null })
})
afterAll(() => app.close())

interface Tenant {
  readonly canary: string
  readonly id: string
  readonly key: string
  readonly people: readonly string[]
}

async function tenant(canary: string): Promise<Tenant> {
  const { id } = (await app.api('POST', '/organizations', { body: { name: canary } })).body
  const people: string[] = []
  for (let n = 0; n < peopleEach; n += 1) {
    const body = { connection: canary, email: `person-${n}@example.com`, name: `${canary} ${n}` }
    people.push((await app.v1('POST', '/users', { body })).body.id)
  }
  const body = { name: `${canary} key`, permissions: 'all', organizationId: id }
  const { key } = (await app.v1('POST', '/keys', { body })).body
  return { canary, id, key, people }
}

test(
  `TEN-08 in ${loadSeconds} s of mixed traffic with requests that are given up no tenant hears of the other`,
  async () => {
    const tenants = [await tenant('quetzal'), await tenant('narwhal')] as const
    const until = Date.now() + loadSeconds * 1000
    const leaks: string[] = []
    let [answered, givenUp] = [0, 0]
    const work = async (worker: number) => {
      const [own, other] = worker % 2 === 0 ? tenants : ([tenants[1], tenants[0]] as const)
      for (let turn = worker; Date.now() < until; turn += 1) {
        const person = encodeURIComponent(own.people[turn % peopleEach] as string)
        const paths = [
          `/api/v1/users?search=person-${turn % peopleEach}`,
          `/api/v1/users/${person}`,
          `/api/v1/organizations/${own.canary}/members`,
          `/api/v1/organizations/${own.id}/events`,
          `/api/v1/organizations/${other.id}/members`,
        ]
        const path = paths[turn % paths.length] as string
        const isGivenUp = turn % 4 === 3
        const signal = isGivenUp ? AbortSignal.timeout(1 + (turn % 5)) : AbortSignal.timeout(30_000)
        try {
          const response = await fetch(new URL(path, app.url), { headers: { 'x-api-key': own.key }, signal })
          const text = await response.text()
          answered += 1
          const isAsked = path.includes(other.id)
          if (text.includes(other.canary) || (!isAsked && text.includes(other.id))) leaks.push(`${path}: ${text}`)
          if (response.status >= 500 && response.status !== 503) leaks.push(`${response.status} ${path}`)
        } catch {
          givenUp += 1
        }
      }
    }
    await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)))
    expect(leaks).toEqual([])
    expect(answered).toBeGreaterThan(workers)
    expect(givenUp).toBeGreaterThan(0)
  },
  loadSeconds * 1000 + 60_000,
)
