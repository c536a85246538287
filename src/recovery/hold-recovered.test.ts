// What touches a person and a request of theirs locks them in one order, whoever does it at the same time.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askToRecover, lostPerson } from '../../test/support/recovery.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { pause } from '../kernel/pause.ts'
import { addMembers } from '../memberships/add-members.ts'
import { createOrganization } from '../organizations/create-organization.ts'
import { askForMember } from './ask-for-member.ts'
import { decideRecovery } from './decide-recovery.ts'

const rounds = 12
const never = new AbortController().signal
const operator: Actor = { ...systemActor, kind: 'operator', id: 'opr_1', name: 'Otto' }
const decider = { actor: { ...operator, permissions: new Set(['approve:recovery']) }, email: null }
const evidence = { method: 'video-call', note: null } as const

let app: TestApp
let directory: Directory
let organizations: readonly string[]
beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
  const make = async (name: string) =>
    (await directory.change((deps) => createOrganization(deps, systemActor, { name }))).id
  organizations = [await make('acme'), await make('globex'), await make('initech')]
})
afterAll(() => app.close())

async function memberOfAll() {
  const lost = await lostPerson(app)
  for (const id of organizations) {
    await directory.change((deps) => addMembers(deps, systemActor, id, [lost.userId]))
  }
  return lost
}

const asking = (userId: string) =>
  organizations.map(
    (organizationId) => () => askForMember(directory, systemActor, { organizationId, userId }, 'Lost their telephone'),
  )

/** Each a little later than the one before, so that they meet in the middle; answers who was told to come back later. */
async function busyAmong(acts: readonly (() => Promise<unknown>)[], round: number): Promise<readonly unknown[]> {
  const settled = await Promise.allSettled(
    acts.map(async (act, place) => {
      await pause((place * round) % 7, never)
      return act()
    }),
  )
  return settled
    .map((each) => (each.status === 'rejected' ? each.reason : null))
    .filter((fault) => fault !== null && !(fault instanceof RollcallError && fault.kind !== 'unavailable'))
}

test('organizations that ask and the person who asks, all at once, never find the directory busy', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { userId, email } = await memberOfAll()
    const own = Array.from({ length: 3 }, () => () => askToRecover(app, email))
    expect(await busyAmong([...own, ...asking(userId), ...own], round)).toEqual([])
  }
})

test('organizations that ask for what is decided at that moment never find the directory busy, nor does the decider', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { userId, email } = await memberOfAll()
    const { id } = await askToRecover(app, email)
    const approve = () =>
      decideRecovery(directory, decider, id, { verdict: 'approve', evidence, waits: round % 2 === 0 })
    expect(await busyAmong([...asking(userId).slice(1), approve, ...asking(userId).slice(0, 1)], round)).toEqual([])
    expect((await directory.stores.recoveryRequests.find(id))?.status).toBe('approved')
  }
})
