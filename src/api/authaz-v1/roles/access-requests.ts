// For whoever meets a page that is not for their role: who has what it needs, and asking the owners for it.
import { type Static, Type } from 'typebox'
import { keyPermissions } from '../../../api-keys/key-permissions.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { consoleRoles, permissionsHere } from '../../../operators/console-roles.ts'
import { operatorName } from '../../../operators/operator.ts'
import { askedForAccess, holdersOf, requestAccess } from '../../../operators/request-access.ts'
import { closed, text, timestamp, timestampOrNull } from '../answers.ts'
import { missingSession } from '../authenticate.ts'
import { reasonFor } from '../reason.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const permission = Type.Enum([...keyPermissions], { description: 'A permission, such as read:audit.' })
const askQuery = Type.Object({ permission }, { additionalProperties: false })
const requestBody = Type.Object(
  {
    permission,
    reason: reasonFor('What it is needed for'),
  },
  { additionalProperties: false },
)

const holder = closed({ name: text, role: Type.Enum([...consoleRoles]) })

const ofConsole = { access: 'signed-in', ofConsoleAlone: true } as const

export const accessRequestRoutes: readonly Route[] = [
  {
    ...ofConsole,
    method: 'GET',
    path: '/session/access',
    query: askQuery,
    summary: 'Tell who has a permission',
    answers: { 200: closed({ holders: Type.Array(holder), askedAt: timestampOrNull }) },
    handle: read,
  },
  {
    ...ofConsole,
    method: 'POST',
    path: '/session/access-requests',
    body: requestBody,
    summary: 'Ask the owners for a permission',
    answers: { 200: closed({ askedAt: timestamp }) },
    handle: ask,
  },
]

async function read({ query, directory, console, signedIn }: Call<Static<typeof askQuery>>): Promise<Answer> {
  const { operator } = signedIn ?? missingSession()
  const found = await holdersOf(console.stores, query.permission, await directory.stores.settings.read())
  const holders = found.map((one) => ({ name: operatorName(one), role: one.role }))
  return ok({
    holders,
    askedAt: await askedForAccess({ ...console.stores, ...console }, operator.id, query.permission),
  })
}

async function ask(call: Call<unknown, Static<typeof requestBody>>): Promise<Answer> {
  const { body, actor, directory, console, signedIn } = call
  const { operator } = signedIn ?? missingSession()
  const held = await permissionsHere(directory.stores.settings, operator.role)
  if (held.some((one) => one === body.permission)) {
    throw invalidField('permission', 'You have it. Reload the page.')
  }
  const asked = { permission: body.permission, reason: body.reason.trim(), link: `${console.publicUrl}settings/team` }
  return ok({ askedAt: await console.change((deps) => requestAccess(deps, actor, operator.role, asked)) })
}
