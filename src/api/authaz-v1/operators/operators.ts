// The people who run Rollcall.
import { type Static, Type } from 'typebox'
import { resetMfa } from '../../../authentication-methods/reset-mfa.ts'
import { guardAttempt } from '../../../guards/guard-attempt.ts'
import { tooManyAttempts } from '../../../guards/too-many-attempts.ts'
import { changeRole } from '../../../operators/change-role.ts'
import { consoleRoles } from '../../../operators/console-roles.ts'
import { createOperator } from '../../../operators/create-operator.ts'
import { inviteOperator, inviteOperatorAgain } from '../../../operators/invite-operator.ts'
import { needsSecondPerson } from '../../../operators/needs-second-person.ts'
import { operatorToChange } from '../../../operators/operator-to-change.ts'
import { removeOperator } from '../../../operators/remove-operator.ts'
import { closed, flag, orNull, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { approvalRequired } from '../approvals/approved-acts.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { reason } from '../reason.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import { operatorJson, operatorsInList } from './operator-json.ts'

const role = Type.Enum([...consoleRoles], { description: `One of ${consoleRoles.join(', ')}.` })

const createOperatorBody = Type.Object(
  {
    email: Type.String({ maxLength: 254, description: 'An e-mail address such as alice@example.com.' }),
    password: Type.Optional(
      Type.String({
        maxLength: 4_096,
        description: 'A password, at most 1,024 characters. Without one they are invited to set it themselves.',
      }),
    ),
    name: Type.Optional(Type.String({ maxLength: 150, description: 'A name, at most 150 characters.' })),
    role,
  },
  { additionalProperties: false },
)
type CreateOperatorBody = Static<typeof createOperatorBody>

const changeOperatorBody = Type.Object({ role }, { additionalProperties: false })

const resetMfaBody = Type.Object({ reason }, { additionalProperties: false })

// `invitedAt` until they set their first password.
const fields = { id: text, email: text, name: textOrNull, role, createdAt: timestamp, invitedAt: timestampOrNull }
const operator = closed(fields, 'OperatorRecord')
// The link is told where no mail is sent, once.
const invitation = closed({ isMailed: flag, link: textOrNull, expiresAt: timestamp }, 'OperatorInvitation')
const made = closed({ ...fields, invitation: orNull(invitation) }, 'OperatorMade')
const listed = closed(
  { ...fields, lastSignInAt: timestampOrNull, hasSecondFactor: flag, factors: Type.Array(text) },
  'OperatorInList',
)

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
    summary: 'Create or invite an operator',
    answers: { 201: made },
    handle: create,
  },
  {
    method: 'POST',
    path: '/operators/:id/invitation',
    access: ['create:operators'],
    stepUp: 'recent',
    summary: 'Invite an operator again',
    answers: { 201: invitation },
    handle: inviteAgain,
  },
  {
    method: 'PATCH',
    path: '/operators/:id',
    access: ['update:operators'],
    body: changeOperatorBody,
    stepUp: 'recent',
    reason: 'asked',
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
    reason: 'own',
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
  const page = await console.stores.operators.list(request)
  return pageAnswer({ ...page, items: await operatorsInList(console, page.items) }, request, (each) => each)
}

async function create({ actor, body, console }: Call<unknown, CreateOperatorBody>): Promise<Answer> {
  const { password, ...input } = body
  if (password !== undefined) {
    const added = await console.change((deps) => createOperator(deps, actor, { ...input, password }))
    return created({ ...operatorJson(added), invitation: null })
  }
  const invited = await console.change((deps) => inviteOperator(deps, actor, input))
  return created({ ...operatorJson(invited.operator), invitation: invited.invitation })
}

/** Counted with what strangers have mailed to the same person (REC-11). */
async function inviteAgain({ actor, params, console }: Call): Promise<Answer> {
  const { stores, clock } = console
  const id = params.id as string
  const attempt = { act: 'mail-request', account: id, ip: actor.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  return created(await console.change((deps) => inviteOperatorAgain(deps, actor, id)))
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

/** Programs have no second person, and no operator gives one of them these permissions (decision 015). */
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
