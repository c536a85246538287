// What somebody holds that ends or goes with them, counted before anything does (console.md 2.5, D15).
import { presentUser } from '../../../users/find-user.ts'
import { holdingsCountedAtMost } from '../../../users/holdings.ts'
import { closed, count } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

export const holdings = closed(
  {
    sessions: count,
    refreshTokens: count,
    apiKeys: count,
    passwords: count,
    rememberedBrowsers: count,
    factors: count,
    roles: count,
    organizations: count,
    identities: count,
    auditEvents: count,
  },
  'Holdings',
)

const answers = { 200: closed({ counts: holdings, countedAtMost: count }) }

export const userHoldingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/deletion-preview',
    access: ['delete:users'],
    summary: 'Count what deleting a user would take',
    answers,
    handle: countHoldings,
  },
  {
    method: 'GET',
    path: '/users/:id/holdings',
    access: ['suspend:users', 'revoke:sessions'],
    summary: 'Count what a user holds',
    answers,
    handle: countHoldings,
  },
]

async function countHoldings({ params, directory }: Call): Promise<Answer> {
  const { stores, clock } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  return ok({ counts: await stores.holdings.countOf(id, clock.now()), countedAtMost: holdingsCountedAtMost })
}
