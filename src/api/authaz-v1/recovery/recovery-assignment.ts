// Who works on a recovery request that waits: taken, taken over, given back (console.md 3.14).
import { type Static, Type } from 'typebox'
import { assignRecovery } from '../../../recovery/assign-recovery.ts'
import { unassignRecovery } from '../../../recovery/unassign-recovery.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { deciderOf } from './recovery-decider.ts'
import { recoveryRequestJson, recoveryRequestRecord } from './recovery-request-json.ts'

const assignBody = Type.Object(
  {
    insteadOf: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 300,
        description: 'The id of whoever has it: it is taken over from them, and from nobody else.',
      }),
    ),
  },
  { additionalProperties: false },
)

const takes = { method: 'POST', access: ['approve:recovery'], answers: { 200: recoveryRequestRecord } } as const

export const recoveryAssignmentRoutes: readonly Route[] = [
  {
    ...takes,
    path: '/recovery-requests/:id/assign',
    body: assignBody,
    summary: 'Take a recovery request',
    handle: assign,
  },
  { ...takes, path: '/recovery-requests/:id/unassign', summary: 'Give a recovery request back', handle: unassign },
]

async function assign(call: Call<unknown, Static<typeof assignBody>>): Promise<Answer> {
  const { body, params, directory } = call
  const taken = await assignRecovery(directory, deciderOf(call), params.id as string, body.insteadOf ?? null)
  return ok(await recoveryRequestJson(directory, taken))
}

async function unassign({ actor, params, directory }: Call): Promise<Answer> {
  return ok(await recoveryRequestJson(directory, await unassignRecovery(directory, actor, params.id as string)))
}
