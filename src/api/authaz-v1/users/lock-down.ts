// Locking an account down, for those who keep watch (console.md 1.7).
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { tellWatchers } from '../../../operators/tell-watchers.ts'
import { presentUser } from '../../../users/find-user.ts'
import { lockDown } from '../../../users/lock-down.ts'
import { sayingWhatElseToDo } from '../../../users/suspended-administrator.ts'
import { closed, count, flag } from '../answers.ts'
import { reason } from '../reason.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const lockDownQuery = Type.Object(
  { dryRun: Type.Optional(Type.Boolean({ description: 'true only counts what would end.' })) },
  { additionalProperties: false },
)
const lockDownBody = Type.Object(
  {
    reason: Type.Optional(reason),
  },
  { additionalProperties: false },
)
type LockDownCall = Call<Static<typeof lockDownQuery>, Static<typeof lockDownBody>>

const ended = {
  sessions: count,
  refreshTokens: count,
  apiKeys: count,
  passwords: count,
  rememberedBrowsers: count,
}

export const lockDownRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/lockdown',
    access: ['lock_down:users'],
    query: lockDownQuery,
    body: lockDownBody,
    stepUp: ({ query }: LockDownCall) => (query.dryRun === true ? null : 'recent'),
    act: ({ query }: LockDownCall) => (query.dryRun === true ? [] : 'lock-down'),
    whilePaused: 'contains',
    summary: 'Lock an account down',
    answers: { 200: closed({ dryRun: flag, ended: closed(ended, 'LockedDown') }) },
    handle: lock,
  },
]

async function lock({ actor, params, query, body, directory, console }: LockDownCall): Promise<Answer> {
  const id = params.id as string
  if (query.dryRun === true) return ok({ dryRun: true, ended: await whatWouldEnd(directory, id) })
  if (body.reason === undefined) throw invalidField('reason', 'Give a reason: it is kept with the event.')
  const reason = body.reason
  // The mails are the console's and the account is the application's: both hold, or neither.
  const locking = directory.asOne(async (within) => {
    const locked = await within(directory).change((deps) => lockDown(deps, actor, id, reason))
    const by = actor.name
    await within(console).change((deps) =>
      tellWatchers(deps, ['owner', 'security'], actor.id, 'account-locked-down', {
        by,
        reason,
        link: userLink(console, id),
      }),
    )
    return locked
  })
  return ok({ dryRun: false, ended: (await sayingWhatElseToDo(actor, locking)).ended })
}

async function whatWouldEnd({ stores, clock }: Directory, id: string) {
  presentUser(await stores.users.find(id))
  const { sessions, refreshTokens, apiKeys, passwords, rememberedBrowsers } = await stores.holdings.countOf(
    id,
    clock.now(),
  )
  return { sessions, refreshTokens, apiKeys, passwords, rememberedBrowsers }
}

function userLink({ publicUrl }: Directory, id: string): string {
  return `${publicUrl}users/${encodeURIComponent(id)}`
}
