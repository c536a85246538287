// The people who run Rollcall.
import { type Static, Type } from 'typebox'
import { resetMfa } from '../../authentication-methods/reset-mfa.ts'
import { changeRole } from '../../operators/change-role.ts'
import { consoleRoles } from '../../operators/console-roles.ts'
import { createOperator } from '../../operators/create-operator.ts'
import { needsSecondPerson } from '../../operators/needs-second-person.ts'
import type { Operator } from '../../operators/operator.ts'
import { operatorToChange } from '../../operators/operator-to-change.ts'
import { removeOperator } from '../../operators/remove-operator.ts'
import { closed, flag, pageOf, text, textOrNull, timestamp, timestampOrNull } from './answers.ts'
import { approvalRequired } from './approved-acts.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from './paging.ts'
import { reason } from './reason.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from './route.ts'

const role = Type.Enum([...consoleRoles], { description: `One of ${consoleRoles.join(', ')}.` })

const createOperatorBody = Type.Object(
  {
    email: Type.String({ maxLength: 254, description: 'An e-mail address such as alice@example.com.' }),
    password: Type.String({ maxLength: 4_096, description: 'A password, at most 1,024 characters.' }),
    name: Type.Optional(Type.String({ maxLength: 150, description: 'A name, at most 150 characters.' })),
    role,
  },
  { additionalProperties: false },
)
type CreateOperatorBody = Static<typeof createOperatorBody>

const changeOperatorBody = Type.Object({ role }, { additionalProperties: false })

const resetMfaBody = Type.Object({ reason }, { additionalProperties: false })

const fields = { id: text, email: text, name: textOrNull, role, createdAt: timestamp }
const operator = closed(fields, 'OperatorRecord')
const listed = closed({ ...fields, lastSignInAt: timestampOrNull, hasSecondFactor: flag }, 'OperatorInList')

export const operatorRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/operators',
    access: ['read:operators'],
    query: pageQuery,
    summary: 'List operators',
    answers: { 200: pageOf(listed) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/operators',
    access: ['create:operators'],
    body: createOperatorBody,
    stepUp: 'recent',
    summary: 'Create an operator',
    answers: { 201: operator },
    handle: create,
  },
  {
    method: 'PATCH',
    path: '/operators/:id',
    access: ['update:operators'],
    body: changeOperatorBody,
    stepUp: 'recent',
    summary: 'Change the role of an operator',
    answers: { 200: operator },
    handle: change,
  },
  {
    method: 'POST',
    path: '/operators/:id/mfa/reset',
    access: ['update:operators'],
    body: resetMfaBody,
    stepUp: 'always',
    summary: 'Reset the second factors of an operator',
    answers: { 204: null },
    handle: resetFactors,
  },
  {
    method: 'DELETE',
    path: '/operators/:id',
    access: ['delete:operators'],
    stepUp: 'always',
    whilePaused: 'contains',
    summary: 'Remove an operator',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, console }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const { operators } = console.stores
  const page = await operators.list(request)
  const standing = await operators.standingOf(page.items.map(({ id }) => id))
  return pageAnswer(page, request, (each) => {
    const { lastSignInAt = null, hasSecondFactor = false } = standing.get(each.id) ?? {}
    return { ...operatorJson(each), lastSignInAt, hasSecondFactor }
  })
}

async function create({ actor, body, console }: Call<unknown, CreateOperatorBody>): Promise<Answer> {
  return created(operatorJson(await console.change((deps) => createOperator(deps, actor, body))))
}

async function change(call: Call<unknown, Static<typeof changeOperatorBody>>): Promise<Answer> {
  const { actor, params, body, console } = call
  await refuseAlone(call)
  return ok(operatorJson(await console.change((deps) => changeRole(deps, actor, params.id as string, body.role))))
}

async function remove(call: Call): Promise<Answer> {
  const { actor, params, console } = call
  await refuseAlone(call)
  await console.change((deps) => removeOperator(deps, actor, params.id as string))
  return noContent
}

/** Never for somebody who could undo everything: a lost factor of theirs is a matter of two people, a key's too. */
async function resetFactors(call: Call<unknown, Static<typeof resetMfaBody>>): Promise<Answer> {
  const { actor, params, body, console } = call
  await console.change(async (deps) => {
    const { operator: held } = await operatorToChange(deps, actor, params.id as string)
    if (needsSecondPerson('', held)) throw approvalRequired()
    await resetMfa(deps, actor, held.id, body.reason)
  })
  return noContent
}

/** Programs have no second person; what they may do was decided when their key was made. */
async function refuseAlone({
  signedIn,
  actor,
  params,
  console,
}: Pick<Call, 'signedIn' | 'actor' | 'params' | 'console'>) {
  if (signedIn === null) return
  const target = await console.stores.operators.find(params.id as string)
  if (target !== null && needsSecondPerson(actor.id, target)) throw approvalRequired()
}

function operatorJson({ id, email, name, role: held, createdAt }: Operator) {
  return { id, email, name, role: held, createdAt }
}
