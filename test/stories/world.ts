// What stands before a story begins, made by use cases and not by a face: an organization, a role in it, and alice.
import { randomUUID } from 'node:crypto'
import { systemActor } from '../../src/kernel/actor.ts'
import { addMembers } from '../../src/memberships/add-members.ts'
import { createOrganization } from '../../src/organizations/create-organization.ts'
import { createRole } from '../../src/roles/create-role.ts'
import { createUser } from '../../src/users/create-user.ts'
import { addAuthenticator } from '../login/factors.ts'
import { password } from '../login/people.ts'
import { askToRecover } from '../support/recovery.ts'
import { holdsTokens, signedIn } from '../support/signed-in.ts'
import type { TestApp } from '../support/test-app.ts'

/** What is true of alice before the story. */
export interface Beginning {
  readonly isMember?: boolean
  readonly hasAuthenticator?: boolean
  readonly asksToRecover?: boolean
  /** Nobody has her address yet. */
  readonly isUnknown?: boolean
}

export interface World {
  readonly app: TestApp
  readonly email: string
  /** Empty while nobody has the address. */
  readonly userId: string
  readonly organization: { readonly id: string; readonly name: string }
  readonly role: { readonly id: string; readonly name: string }
  /** What the cookie of one of her two browsers holds; the other one has a token in an app. */
  readonly sessionSecret: string
  readonly recoveryId: string | null
}

export async function begin(app: TestApp, beginning: Beginning): Promise<World> {
  const { directory } = app.app
  const word = randomUUID().slice(0, 8)
  const email = `alice-${word}@example.com`
  const { organization, role } = await directory.change(async (deps) => {
    const made = await createOrganization(deps, systemActor, { name: `acme-${word}` })
    return { organization: made, role: await createRole(deps, systemActor, { name: 'clerk', organizationId: made.id }) }
  })
  const place = { app, email, organization, role }
  if (beginning.isUnknown === true) return { ...place, userId: '', sessionSecret: '', recoveryId: null }
  const connection = 'Username-Password-Authentication'
  const person = { connection, email, emailVerified: true, password, name: 'Alice Adams' }
  const { id: userId } = await createUser(directory, systemActor, person)
  if (beginning.isMember !== false) {
    await directory.change((deps) => addMembers(deps, systemActor, organization.id, [userId]))
  }
  if (beginning.hasAuthenticator === true) await addAuthenticator(app, userId)
  const recoveryId = beginning.asksToRecover === true ? (await askToRecover(app, email)).id : null
  const { secret } = await signedIn(directory, userId)
  const { session: other } = await signedIn(directory, userId)
  const { client_id } = (await app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'spa' } })).body
  const client = await directory.stores.clients.find(client_id)
  if (client === null) throw new Error('the client is missing')
  await holdsTokens(directory, userId, client, { sessionId: other.id })
  return { ...place, userId, sessionSecret: secret, recoveryId }
}
