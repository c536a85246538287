// Two accounts of one person become one.
import { type Static, Type } from 'typebox'
import type { Stores, Surroundings } from '../../../directory.ts'
import { locksAmong } from '../../../guards/list-locks.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { type BothUsers, mergedFields, mergeUsers } from '../../../merging/merge-users.ts'
import { planMerge } from '../../../merging/plan-merge.ts'
import type { Holdings } from '../../../users/holdings.ts'
import { closed, count, flag, text, textOrNull } from '../answers.ts'
import { reasonFor } from '../reason.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { userSummary as summaryRecord } from './user-answers.ts'
import { userSummary } from './user-json.ts'

const mergeQuery = Type.Object(
  { dryRun: Type.Optional(Type.Boolean({ description: 'true: says what would happen, and changes nothing.' })) },
  { additionalProperties: false },
)
const mergeBody = Type.Object(
  {
    with: Type.String({ minLength: 1, maxLength: 300, description: 'The id of the account that goes.' }),
    fieldsOfOther: Type.Optional(
      Type.Array(Type.Enum([...mergedFields]), {
        maxItems: mergedFields.length,
        description: `What is taken from the account that goes: ${mergedFields.join(', ')}.`,
      }),
    ),
    factors: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20, description: 'Ids of its factors that come along.' }),
    ),
    reason: Type.Optional(reasonFor('Why, but in a dry run')),
  },
  { additionalProperties: false },
)
type MergeCall = Call<Static<typeof mergeQuery>, Static<typeof mergeBody>>

const held = closed(
  { sessions: count, refreshTokens: count, apiKeys: count, factors: count, roles: count, organizations: count },
  'MergeHoldings',
)
const named = closed({ id: text, name: text })
const plan = closed(
  {
    isDone: flag,
    survivor: summaryRecord,
    other: summaryRecord,
    holdings: closed({ survivor: held, other: held }),
    identities: Type.Array(closed({ connection: text, provider: text, userId: text })),
    gained: closed({
      roles: Type.Array(closed({ id: text, name: text, organizationName: textOrNull })),
      organizations: Type.Array(named),
      permissions: Type.Array(closed({ name: text, resourceServerIdentifier: text })),
    }),
    factors: Type.Array(closed({ id: text, type: text, name: textOrNull })),
    endedSessions: count,
    hasMetadata: flag,
  },
  'MergePlan',
)

export const mergeRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/merge',
    access: ['merge:users'],
    query: mergeQuery,
    body: mergeBody,
    stepUp: ({ query }: MergeCall) => (query.dryRun === true ? null : 'recent'),
    act: ({ query }: MergeCall) => (query.dryRun === true ? [] : 'merge'),
    summary: 'Merge another user into this one',
    answers: { 200: plan },
    handle: merge,
  },
]

/** The plan is made in the transaction of the merge: what is told is what was done. */
async function merge({ actor, params, query, body, directory }: MergeCall): Promise<Answer> {
  const { with: withId, reason, fieldsOfOther, factors } = body
  const isDone = query.dryRun !== true
  if (isDone && reason === undefined) throw invalidField('reason', 'Say why the two are one person.')
  return directory.change(async (deps) => {
    const planned = await planMerge(deps, params.id as string, withId)
    const holdings = await holdingsOf(deps, planned)
    if (isDone) {
      const chosen = { ...(fieldsOfOther && { fieldsOfOther }), ...(factors && { factors }) }
      await mergeUsers(deps, actor, params.id as string, { withId, reason: reason as string, ...chosen })
    }
    const { survivor, other, gained, endedSessions } = planned
    const now = directory.clock.now()
    const locks = await locksAmong(deps, [survivor.id, other.id])
    return ok({
      isDone,
      survivor: userSummary(survivor, now, locks.get(survivor.id)),
      other: userSummary(other, now, locks.get(other.id)),
      holdings,
      identities: other.identities.map(({ connectionName, provider, subject }) => {
        return { connection: connectionName, provider, userId: subject }
      }),
      gained,
      factors: planned.factors.map(({ id, type, name }) => ({ id, type, name })),
      endedSessions,
      hasMetadata: [other.appMetadata, other.userMetadata].some((kept) => Object.keys(kept ?? {}).length > 0),
    })
  })
}

/** Of both, before anything moves. */
async function holdingsOf({ holdings, clock }: Pick<Stores & Surroundings, 'holdings' | 'clock'>, both: BothUsers) {
  const now = clock.now()
  const [survivor, other] = await holdings.countOfEach([both.survivor.id, both.other.id], now)
  return { survivor: heldJson(survivor as Holdings), other: heldJson(other as Holdings) }
}

function heldJson({ sessions, refreshTokens, apiKeys, factors, roles, organizations }: Holdings) {
  return { sessions, refreshTokens, apiKeys, factors, roles, organizations }
}
