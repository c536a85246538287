// Acting as a user for a quarter of an hour (console.md 2.5). The ticket goes into a form of the browser that asked.
import { type Static, Type } from 'typebox'
import { startImpersonation } from '../../../impersonation/start-impersonation.ts'
import { refuseActingAs } from '../../../operators/refuse-acting-as.ts'
import { closed, text } from '../answers.ts'
import { reason } from '../reason.ts'
import { type Answer, type Call, created, type Route } from '../route.ts'

const impersonateBody = Type.Object(
  {
    clientId: Type.Optional(
      Type.Union([Type.String({ maxLength: 200 }), Type.Null()], { description: 'The app to sign in to, or null.' }),
    ),
    reason,
  },
  { additionalProperties: false },
)

export const impersonationRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/impersonations',
    access: ['impersonate:users'],
    ofConsoleAlone: true,
    stepUp: 'recent',
    act: 'impersonate',
    body: impersonateBody,
    summary: 'Act as a user for 15 minutes',
    // `action` takes the ticket once, as a form of the same browser.
    answers: { 201: closed({ action: text, ticket: text }) },
    handle: impersonate,
  },
]

type ImpersonateBody = Static<typeof impersonateBody>

async function impersonate({
  actor,
  params,
  body,
  directory,
  console,
}: Call<unknown, ImpersonateBody>): Promise<Answer> {
  const input = { clientId: body.clientId ?? null, reason: body.reason }
  const userId = params.id as string
  const ticket = await directory.change(async (deps) => {
    await refuseActingAs(console.stores, actor, (await deps.accounts.find(userId))?.email ?? null)
    return startImpersonation(deps, actor, userId, input)
  })
  return created({ action: `${directory.publicUrl}u/impersonate`, ticket })
}
