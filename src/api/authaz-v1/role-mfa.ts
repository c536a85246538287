// Whether those who hold a role need a second factor (console.md 3.20).
import { type Static, Type } from 'typebox'
import { mfaGraceDaysAtMost } from '../../authentication-methods/mfa-grace.ts'
import { presentRole } from '../../roles/find-role.ts'
import { requireMfaOfRole } from '../../roles/require-mfa-of-role.ts'
import { namesWhere, weakening } from './demand-step-up.ts'
import { detailed, roleJson } from './role-changes.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

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

async function change({ actor, params, body, directory }: Call<unknown, MfaBody>): Promise<Answer> {
  const id = params.roleId as string
  return ok(roleJson(await directory.change((deps) => requireMfaOfRole(deps, actor, id, body))))
}

async function loweringGuard({ params, body, directory }: Call<unknown, MfaBody>) {
  const { requiresMfa } = presentRole(await directory.stores.roles.find(params.roleId as string))
  return weakening(namesWhere({ requiresMfa: requiresMfa && !body.requiresMfa }))
}
