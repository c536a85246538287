// Many at once, each by another way, on the few administrators of one organization: whoever is faster, one is left.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Directory } from '../../src/directory.ts'
import { RollcallError } from '../../src/kernel/errors.ts'
import {
  type Administrator,
  administrator,
  grantingRole,
  organizationOf,
  stranger,
  waysToLose,
} from '../support/administrators.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const rounds = Number(process.env.LAST_ADMIN_ROUNDS ?? 5)
const attempts = 200
const roundLimitMs = 30_000

let app: TestApp
let nodes: readonly Directory[]

beforeAll(async () => {
  app = await startTestApp({ databasePool: 8 })
  nodes = [app.app.directory, (await app.startTwin()).app.directory]
})
afterAll(() => app.close())

/** The one refusal of the guard, and what somebody hears who came too late. */
const expected = new Set([
  'last_administrator',
  'user_not_found',
  'users_not_found',
  'role_not_found',
  // Giving a role that was deleted a moment ago, or giving one to who left a moment ago.
  'organization_not_found',
  'member_not_found',
  // Merging somebody who is gone, suspended or merged by now.
  'operation_not_supported',
  'user_exists',
  // Two seconds of waiting for the others, where the machine is busy. A deadlock has another state.
  'busy 55P03',
])

test(
  `AUZ-09 200 parallel attempts over all seven ways leave an administrator, ${rounds} times`,
  async () => {
    const outcomes = new Map<string, number>()
    for (let round = 0; round < rounds; round += 1) {
      const [here] = nodes as [Directory]
      const organizationId = await organizationOf(here)
      const people = await administratorsOf(here, organizationId)
      const others = await Promise.all(Array.from({ length: mergesAtMost }, () => stranger(here)))
      const ways = Object.values(waysToLose)
      const settled = await Promise.allSettled(
        Array.from({ length: attempts }, (_, index) => {
          const node = nodes[index % nodes.length] as Directory
          const way = ways[Math.floor(Math.random() * ways.length)] as (typeof ways)[number]
          return way(node, organizationId, people[Math.floor(Math.random() * people.length)] as Administrator, others)
        }),
      )
      for (const each of settled) {
        const code = each.status === 'fulfilled' ? 'done' : codeOf(each.reason)
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1)
      }
      expect(await lastingAdministrators(here, organizationId), `round ${round}`).not.toEqual([])
    }
    if (process.env.LAST_ADMIN_ROUNDS !== undefined) console.info(Object.fromEntries(outcomes))
    const unexpected = [...outcomes.keys()].filter((code) => code !== 'done' && !expected.has(code))
    expect(unexpected).toEqual([])
    expect(outcomes.get('last_administrator')).toBeGreaterThan(0)
    expect(outcomes.get('done')).toBeGreaterThan(0)
  },
  rounds * roundLimitMs,
)

/** More than there are people to merge, so that nobody waits to be made meanwhile. */
const mergesAtMost = 8

/** Two roles, each held by two. */
async function administratorsOf(directory: Directory, organizationId: string): Promise<readonly Administrator[]> {
  const roles = [await grantingRole(directory, organizationId), await grantingRole(directory, organizationId)]
  return Promise.all([...roles, ...roles].map((role) => administrator(directory, organizationId, role)))
}

/** Who is one now and will be when everything that has an end has ended. */
async function lastingAdministrators({ stores }: Directory, organizationId: string): Promise<readonly string[]> {
  const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
  const at = async (time: Date) => {
    const people = await stores.organizationPeople.list(organizationId, page, { isAdministrator: true }, time)
    return people?.items.map(({ userId }) => userId) ?? []
  }
  const later = new Set(await at(new Date(Date.now() + 2 * 365 * 86_400_000)))
  return (await at(new Date())).filter((id) => later.has(id))
}

function codeOf(fault: unknown): string {
  if (fault instanceof RollcallError && fault.code === 'busy') return `busy ${(fault.cause as { code?: string }).code}`
  if (fault instanceof RollcallError) return fault.code
  return fault instanceof Error ? `${fault.message} ${(fault as { code?: string }).code ?? ''}` : String(fault)
}
