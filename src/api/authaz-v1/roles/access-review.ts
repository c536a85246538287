// The review of privileged access: everybody with a console role or a sensitive permission, and what was decided.
import { type Static, Type } from 'typebox'
import type { RaisableAct } from '../../../applications/action-grades.ts'
import type { Actor, Permission } from '../../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { removeHolding } from '../../../memberships/remove-holding.ts'
import { sensitivePermissions } from '../../../memberships/sensitive-permissions.ts'
import { consoleRoles } from '../../../operators/console-roles.ts'
import { needsSecondPerson } from '../../../operators/needs-second-person.ts'
import { removeOperator } from '../../../operators/remove-operator.ts'
import { closed, flag, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { approvalRequired } from '../approvals/approved-acts.ts'
import { operatorsInList } from '../operators/operator-json.ts'
import { type PageQuery, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, ok, type Route } from '../route.ts'
import { holding, holdingsAnswer } from './access.ts'

const id = (description: string) => Type.String({ minLength: 1, maxLength: 300, description })
const idOrNull = (description: string) => Type.Union([id(description), Type.Null()], { description })
const closedObject = { additionalProperties: false }

const namedHolding = Type.Object(
  {
    userId: id('The id of a user.'),
    roleId: idOrNull('The id of the role, or null for what was granted directly.'),
    organizationId: idOrNull('The id of the organization it is held in, or null for everywhere.'),
  },
  closedObject,
)
const decided = (description: string) =>
  Type.Object(
    {
      operatorIds: Type.Array(id('The id of an operator.'), { maxItems: 200 }),
      holdings: Type.Array(namedHolding, { maxItems: 200 }),
    },
    { ...closedObject, description },
  )
const reviewBody = Type.Object(
  {
    kept: decided('What stays.'),
    removed: decided('What is taken away.'),
    note: Type.Optional(Type.String({ maxLength: 1_000, description: 'What is to be remembered of it.' })),
  },
  closedObject,
)
type ReviewBody = Static<typeof reviewBody>

const reviewedOperator = closed(
  {
    id: text,
    email: text,
    name: textOrNull,
    role: Type.Enum([...consoleRoles]),
    createdAt: timestamp,
    invitedAt: timestampOrNull,
    lastSignInAt: timestampOrNull,
    hasSecondFactor: flag,
    factors: Type.Array(text),
    takesSecondPerson: flag,
  },
  'ReviewedOperator',
)

export const accessReviewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/access/review',
    access: ['read:operators'],
    query: pageQuery,
    summary: 'List who has privileged access',
    answers: {
      200: pageOf(holding, { operators: Type.Array(reviewedOperator), reviewedAt: timestampOrNull }),
    },
    handle: list,
  },
  {
    method: 'POST',
    path: '/access/reviews',
    access: ['read:operators'],
    body: reviewBody,
    // Removing an operator is what it is anywhere.
    stepUp: ({ body }: Call<unknown, ReviewBody>) => (body.removed.operatorIds.length > 0 ? 'always' : 'recent'),
    act: takingRoles,
    summary: 'Finish a review of privileged access',
    answers: { 201: closed({ at: timestamp }) },
    handle: finish,
  },
]

const operatorsAtMost = 200

/** Operators come with the first page: there are few of them. */
async function list(call: Call<PageQuery>): Promise<Answer> {
  const { query, directory } = call
  const { stores, clock } = directory
  const page = pageRequest(query)
  const anyOf = await sensitivePermissions(stores)
  const found = await stores.holders.list({ of: { anyOf }, page, at: clock.now() })
  const { body } = await holdingsAnswer(call, found, page)
  const isFirst = query.cursor === undefined
  const operators = isFirst ? await operatorsOf(call) : []
  return ok({ ...(body as object), operators, reviewedAt: isFirst ? await reviewedAt(call) : null })
}

async function operatorsOf({ actor, console }: Call) {
  const { operators } = console.stores
  const page = { kind: 'cursor', after: null, limit: operatorsAtMost, withTotal: false } as const
  const { items } = await operators.list(page)
  const listed = await operatorsInList(console, items)
  return listed.map((one) => ({ ...one, takesSecondPerson: needsSecondPerson(actor.id, one) }))
}

async function reviewedAt({ directory }: Call): Promise<Date | null> {
  const page = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  const { items } = await directory.stores.auditSearch.search({ types: ['access.reviewed'] }, page)
  return items[0]?.at ?? null
}

function takingRoles({ body }: Call<unknown, ReviewBody>): readonly RaisableAct[] {
  return body.removed.holdings.some(({ roleId }) => roleId !== null) ? ['unassign-role'] : []
}

/** What is removed and the record of the review hold together, or nothing does. */
async function finish(call: Call<unknown, ReviewBody>): Promise<Answer> {
  const { actor, body, directory, console } = call
  const { kept, removed, note } = body
  if (countOf(kept) + countOf(removed) === 0) throw invalidField('kept', 'Decide about at least one of them.')
  if (removed.holdings.length > 0) requirePermission(actor, 'assign:roles')
  if (removed.operatorIds.length > 0) requirePermission(actor, 'delete:operators')
  await refuseAlone(call)
  await directory.asOne(async (within) => {
    await within(console).change(async (deps) => {
      for (const operatorId of removed.operatorIds) await removeOperator(deps, actor, operatorId)
    })
    await within(directory).change(async (deps) => {
      for (const held of removed.holdings) await removeHolding(deps, actor, held)
      const details = { kept, removed, ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }) }
      await deps.audit.record(actor, 'access.reviewed', { kind: 'settings', id: 'privileged-access' }, details)
    })
  })
  return created({ at: directory.clock.now() })
}

/** Programs have no second person, as everywhere. */
async function refuseAlone({ actor, signedIn, body, console }: Call<unknown, ReviewBody>): Promise<void> {
  if (signedIn === null) return
  for (const operatorId of body.removed.operatorIds) {
    const target = await console.stores.operators.find(operatorId)
    if (target !== null && needsSecondPerson(actor.id, target)) throw approvalRequired()
  }
}

function countOf({ operatorIds, holdings }: ReviewBody['kept']): number {
  return operatorIds.length + holdings.length
}

function requirePermission({ permissions }: Actor, permission: Permission): void {
  if (permissions.has(permission)) return
  throw new RollcallError('insufficient_scope', `Removing this needs the permission ${permission}.`)
}
