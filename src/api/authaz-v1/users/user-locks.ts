// What keeps a person from signing in because somebody guessed, and the button that ends it (console.md D1).
import { liftLocks } from '../../../guards/lift-locks.ts'
import { listLocks } from '../../../guards/list-locks.ts'
import { lockFacts, tellLocksInTime } from '../../../guards/lock-evidence.ts'
import { unlockLastNetwork } from '../../../sign-ins/unlock-last-network.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, count, flag, lock, wholeOf } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

export const userLockRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/locks',
    access: ['read:users'],
    summary: 'List the locks of a user',
    answers: { 200: wholeOf(lock) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/users/:id/unlock',
    access: ['suspend:users'],
    whilePaused: 'contains',
    act: 'unlock',
    summary: 'Unlock a user',
    answers: { 200: closed({ lifted: count }) },
    handle: unlock,
  },
  {
    method: 'POST',
    path: '/users/:id/unlock-network',
    access: ['suspend:users'],
    whilePaused: 'contains',
    act: 'unlock',
    summary: 'Unlock the network a user came from last',
    answers: { 200: closed({ lifted: flag }) },
    handle: unlockNetwork,
  },
]

async function list({ params, directory }: Call): Promise<Answer> {
  const { stores, clock } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  const locks = await listLocks({ ...stores, clock }, id)
  return ok({ data: (await tellLocksInTime(stores, id, locks)).map(lockFacts) })
}

/** Nothing to lift is no fault. A suspension stays as it is. */
async function unlock({ actor, params, directory }: Call): Promise<Answer> {
  const { id } = presentUser(await directory.stores.users.find(params.id as string))
  const lifted = await directory.change((deps) => liftLocks(deps, actor, id))
  return ok({ lifted })
}

/** For everybody there: too many tries on many accounts came from it. */
async function unlockNetwork({ actor, params, directory }: Call): Promise<Answer> {
  return ok({ lifted: await directory.change((deps) => unlockLastNetwork(deps, actor, params.id as string)) })
}
