// Which operators look at the same user or recovery request (console.md 2.7). The console's pages say it by themselves as
// long as they are looked at; a key looks at nothing.
import { type Static, Type } from 'typebox'
import { consoleRoles } from '../../../operators/console-roles.ts'
import { bePresent } from '../../../presence/be-present.ts'
import type { Place, Tab } from '../../../presence/presence.ts'
import { findRecoveryRequest } from '../../../recovery/find-recovery-request.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, text, wholeOf } from '../answers.ts'
import { missingSession } from '../authenticate.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'

const tabFields = Type.Object(
  {
    tab: Type.String({
      pattern: '^[A-Za-z0-9_-]{8,40}$',
      description: 'What the page calls itself: 8 to 40 letters, digits, - or _, drawn anew by each page.',
    }),
  },
  { additionalProperties: false },
)
type TabFields = Static<typeof tabFields>

const others = wholeOf(closed({ id: text, name: text, role: Type.Enum([...consoleRoles]) }, 'PresentOperator'))

const ofUser = { path: '/users/:id/presence', access: ['read:users'] } as const
const ofRequest = { path: '/recovery-requests/:id/presence', access: ['read:recovery_requests'] } as const
const byPage = { ofConsoleAlone: true, isByItself: true } as const

export const presenceRoutes: readonly Route[] = [
  {
    method: 'POST',
    ...ofUser,
    ...byPage,
    body: tabFields,
    whilePaused: 'own',
    summary: 'Say that you look at a user, and hear who else does',
    answers: { 200: others },
    handle: lookAtUser,
  },
  {
    method: 'DELETE',
    ...ofUser,
    ...byPage,
    query: tabFields,
    whilePaused: 'own',
    summary: 'Say that you no longer look at a user',
    answers: { 204: null },
    handle: leaveUser,
  },
  {
    method: 'POST',
    ...ofRequest,
    ...byPage,
    body: tabFields,
    whilePaused: 'own',
    summary: 'Say that you look at a recovery request, and hear who else does',
    answers: { 200: others },
    handle: lookAtRequest,
  },
  {
    method: 'DELETE',
    ...ofRequest,
    ...byPage,
    query: tabFields,
    whilePaused: 'own',
    summary: 'Say that you no longer look at a recovery request',
    answers: { 204: null },
    handle: leaveRequest,
  },
]

type Arrival = Call<unknown, TabFields>
type Departure = Call<TabFields>

async function lookAtUser(call: Arrival): Promise<Answer> {
  const tab = tabOf(call, call.body)
  const { id } = presentUser(await call.directory.stores.users.find(call.params.id as string))
  return lookAt(call, tab, { kind: 'user', id })
}

async function lookAtRequest(call: Arrival): Promise<Answer> {
  const tab = tabOf(call, call.body)
  return lookAt(call, tab, await requestNamed(call))
}

async function lookAt({ console }: Arrival, tab: Tab, place: Place): Promise<Answer> {
  return ok({ data: await bePresent({ ...console.stores, clock: console.clock }, tab, place) })
}

/** Of somebody who was deleted meanwhile as well. */
async function leaveUser(call: Departure): Promise<Answer> {
  await call.console.stores.presences.remove(tabOf(call, call.query), { kind: 'user', id: call.params.id as string })
  return noContent
}

async function leaveRequest(call: Departure): Promise<Answer> {
  const tab = tabOf(call, call.query)
  await call.console.stores.presences.remove(tab, await requestNamed(call))
  return noContent
}

function tabOf({ signedIn }: Pick<Call, 'signedIn'>, { tab }: TabFields): Tab {
  return { operatorId: (signedIn ?? missingSession()).operator.id, name: tab }
}

/** Whether the path says the id or the number that people read out. */
async function requestNamed({ directory, params }: Pick<Call, 'directory' | 'params'>): Promise<Place> {
  const { id } = await findRecoveryRequest(directory.stores.recoveryRequests, params.id as string)
  return { kind: 'recovery-request', id }
}
