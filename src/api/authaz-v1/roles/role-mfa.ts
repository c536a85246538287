// Whether those who hold a role need a second factor (console.md 3.20).
import { type Static, Type } from 'typebox'
import { lengthensMfaGrace, mfaGraceDaysAtMost } from '../../../authentication-methods/mfa-grace.ts'
import { presentRole, roleForChange } from '../../../roles/find-role.ts'
import { requireMfaOfRole } from '../../../roles/require-mfa-of-role.ts'
import type { Role } from '../../../roles/role.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { confirmWeakening, foundWeakening } from '../confirm-weakening.ts'
import { namesWhere } from '../demand-step-up.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { detailed, roleJson } from './role-changes.ts'

const mfaBody = Type.Object(
  {
    requiresMfa: Type.Boolean({ description: 'Whether those who hold the role need a second factor.' }),
    mfaGraceDays: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: mfaGraceDaysAtMost,
        description: 'Days to set one up from now on, 0 to 90; left out, none.',
      }),
    ),
  },
  { additionalProperties: false },
)
type MfaBody = Static<typeof mfaBody>

export const roleMfaRoutes: readonly Route[] = [
  {
    method: 'PATCH',
    path: '/roles/:roleId/mfa',
    access: ['update:security_settings', 'update:settings'],
    body: mfaBody,
    stepUp: loweringGuard,
    summary: 'Change whether those who hold a role need a second factor',
    answers: { 200: detailed },
    handle: change,
  },
]

async function change(call: Call<unknown, MfaBody>): Promise<Answer> {
  const { actor, params, body } = call
  const id = params.roleId as string
  const changing = changeWithProof(call, async (deps, asking) => {
    await confirmWeakening(asking, loweredBy(await roleForChange(deps.roles, id), body, deps.clock.now()))
    return requireMfaOfRole(deps, actor, id, body)
  })
  return ok(roleJson(await changing))
}

async function loweringGuard(call: Call<unknown, MfaBody>) {
  const { stores, clock } = call.directory
  const current = presentRole(await stores.roles.find(call.params.roleId as string))
  return foundWeakening(call, loweredBy(current, call.body, clock.now()))
}

function loweredBy(current: Role, body: MfaBody, now: Date): readonly string[] {
  return namesWhere({
    requiresMfa: current.requiresMfa && !body.requiresMfa,
    mfaGraceDays: lengthensMfaGrace(current, body, now),
  })
}
