import type { AuthenticationMethod } from '../authentication-methods/authentication-method.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import type { Gained } from './merge-store.ts'
import { type BothUsers, bothOf, type MergeUsersDeps, movable } from './merge-users.ts'

export interface PlanMergeDeps extends Omit<MergeUsersDeps, 'audit'> {
  readonly sessions: Pick<SessionStore, 'listOf'>
}

export interface MergePlan extends BothUsers {
  readonly gained: Gained
  /** Of the other, that could come along. */
  readonly factors: readonly AuthenticationMethod[]
  /** How many sessions of the other end, counted to a page. */
  readonly endedSessions: number
}

const sessionsCounted = 100

/** What a merge would do, and every refusal it would meet; it changes nothing. */
export async function planMerge(deps: PlanMergeDeps, survivorId: string, withId: string): Promise<MergePlan> {
  const both = await bothOf(deps, survivorId, withId)
  const { id } = both.other
  const page = { kind: 'offset', offset: 0, limit: sessionsCounted, withTotal: false } as const
  const [gained, methods, sessions] = await Promise.all([
    deps.merges.gained(id, survivorId),
    deps.authenticationMethods.list(id),
    deps.sessions.listOf(id, page, deps.clock.now()),
  ])
  return {
    ...both,
    gained,
    factors: methods.filter(({ confirmedAt, type }) => confirmedAt !== null && movable.has(type)),
    endedSessions: sessions.items.length,
  }
}
