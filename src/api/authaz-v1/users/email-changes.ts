// Another e-mail address for a user: waited for until its mailbox confirms it, or vouched for by whoever helps them.
import { type Static, Type } from 'typebox'
import { requireVerification } from '../../../caller-verification/require-verification.ts'
import { presentUser } from '../../../users/find-user.ts'
import { canonicalEmail } from '../../../users/identifiers.ts'
import { openEmailChange } from '../../../users/open-email-change.ts'
import { cancelEmailChange, findPendingEmailChange } from '../../../users/pending-email-change.ts'
import { vouchForEmail } from '../../../users/vouch-for-email.ts'
import { closed, orNull, text, timestamp } from '../answers.ts'
import { agentOf } from '../caller-verification/agent.ts'
import { reasonFor } from '../reason.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import { refuseForeignFields } from './field-permissions.ts'
import { userAnswer } from './user-answer.ts'
import { userRecord } from './user-answers.ts'

const email = Type.String({ maxLength: 254, description: 'The new address.' })

const askBody = Type.Object({ email }, { additionalProperties: false })

const vouchBody = Type.Object(
  { email, reason: reasonFor('Why you know that it is theirs') },
  { additionalProperties: false },
)

const pendingChange = closed({ newEmail: text, createdAt: timestamp, expiresAt: timestamp }, 'PendingEmailChange')

const path = '/users/:id/email-change'
const access = ['update:users', 'update:user_identifiers']

export const emailChangeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: ['read:users'],
    summary: 'Get the e-mail address that a user is to confirm',
    answers: { 200: closed({ pending: orNull(pendingChange) }) },
    handle: get,
  },
  {
    method: 'POST',
    path,
    access,
    body: askBody,
    stepUp: 'recent',
    act: 'change-email',
    summary: 'Change the e-mail address of a user once they confirm it',
    answers: { 201: closed({ pending: orNull(pendingChange) }) },
    handle: ask,
  },
  {
    method: 'DELETE',
    path,
    access,
    whilePaused: 'contains',
    summary: 'Cancel a change of e-mail address that was not confirmed yet',
    answers: { 204: null },
    handle: cancel,
  },
  {
    method: 'POST',
    path: `${path}/vouch`,
    access,
    body: vouchBody,
    stepUp: 'recent',
    act: 'change-email',
    summary: 'Change the e-mail address of a user at once, as a verified one',
    answers: { 200: userRecord },
    handle: vouch,
  },
]

async function get({ params, directory }: Call): Promise<Answer> {
  const { stores, clock } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  return ok({ pending: await findPendingEmailChange({ ...stores, clock }, id) })
}

async function ask(call: Call<unknown, Static<typeof askBody>>): Promise<Answer> {
  const { actor, params, body, directory } = call
  refuseForeignFields(actor, ['email'])
  const id = params.id as string
  const { publicUrl } = directory
  const pending = await directory.change(async (deps) => {
    const circumstances = await requireVerification(deps, agentOf(call), id, 'email-change')
    await openEmailChange({ ...deps, publicUrl }, actor, id, canonicalEmail(body.email), circumstances)
    return findPendingEmailChange(deps, id)
  })
  return created({ pending })
}

async function cancel({ actor, params, directory }: Call): Promise<Answer> {
  refuseForeignFields(actor, ['email'])
  await directory.change(async (deps) => {
    const { id } = presentUser(await deps.users.find(params.id as string))
    await cancelEmailChange(deps, actor, id)
  })
  return noContent
}

async function vouch(call: Call<unknown, Static<typeof vouchBody>>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const id = params.id as string
  refuseForeignFields(actor, ['email'])
  const { publicUrl } = directory
  const user = await directory.change(async (deps) => {
    const circumstances = await requireVerification(deps, agentOf(call), id, 'email-change')
    return vouchForEmail({ ...deps, publicUrl }, actor, id, { ...body, circumstances })
  })
  return userAnswer(directory, 200, user)
}
