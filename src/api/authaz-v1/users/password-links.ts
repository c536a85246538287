// A link that sets somebody's password, shown to whoever asks for it and mailed to nobody (console.md 2.5).
import { type Static, Type } from 'typebox'
import { requireVerification } from '../../../caller-verification/require-verification.ts'
import { handOverPasswordLink } from '../../../users/hand-over-password-link.ts'
import { closed, timestamp } from '../answers.ts'
import { agentOf } from '../caller-verification/agent.ts'
import { reason } from '../reason.ts'
import { type Answer, type Call, created, type Route } from '../route.ts'

const linkBody = Type.Object({ reason }, { additionalProperties: false })

export const passwordLinkRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/password-links',
    access: ['create:password_links'],
    body: linkBody,
    stepUp: 'recent',
    act: 'reset-password',
    summary: 'Create a link that sets the password of a user, to hand over',
    answers: { 201: closed({ link: Type.String({ format: 'uri' }), expiresAt: timestamp }) },
    handle: handOver,
  },
]

async function handOver(call: Call<unknown, Static<typeof linkBody>>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const { publicUrl } = directory
  const id = params.id as string
  const made = await directory.change(async (deps) => {
    const verification = await requireVerification(deps, agentOf(call), id, 'password-link')
    return handOverPasswordLink({ ...deps, publicUrl }, actor, id, { reason: body.reason, ...verification })
  })
  return created(made)
}
