// What the stores hold of alice, in words that are the same for each of her: no ids, no addresses, no times.
import type { Page, PageRequest } from '../../src/kernel/page.ts'
import { statusOf } from '../../src/users/lifecycle.ts'
import { primaryIdentity, type User } from '../../src/users/user.ts'
import { findMessages } from '../support/find-messages.ts'
import type { Face } from './face.ts'
import type { World } from './world.ts'

export interface State {
  /** Null where nobody has the address. */
  readonly account: {
    readonly name: string | null
    readonly emailVerified: boolean
    readonly status: string
    readonly reason: string | null
    readonly hasPassword: boolean
  } | null
  readonly organizations: readonly string[]
  readonly roles: readonly string[]
  readonly factors: readonly string[]
  readonly mustEnrolAgain: boolean
  readonly sessions: number
  readonly refreshTokens: number
  readonly recovery: string | null
  /** Kinds of what was written to her since the beginning. */
  readonly mails: readonly string[]
  /** Types of what happened to her since the beginning, oldest first, each with who did it. */
  readonly events: readonly string[]
}

/** Everything up to here is no part of the story. */
interface Mark {
  readonly mails: number
  readonly events: number
}

const page: PageRequest = { kind: 'offset', offset: 0, limit: 50, withTotal: false }

export async function markOf(world: World): Promise<Mark> {
  const { app, email, userId } = world
  const { audit } = app.app.directory.stores
  const mails = (await findMessages(app, email)).length
  return { mails, events: (await audit.listAbout(userId, page)).items.length }
}

export async function stateOf(world: World, { actor }: Pick<Face, 'actor'>, mark: Mark): Promise<State> {
  const { app, email } = world
  const { stores, clock } = app.app.directory
  const now = clock.now()
  const [user] = await stores.users.findByEmail(email)
  const id = user?.id ?? world.userId
  const factors = await stores.authenticationMethods.factorsOf(id)
  const mails = (await findMessages(app, email)).map(({ kind }) => kind).toReversed()
  const events = (await stores.audit.listAbout(id, page)).items.toReversed()
  const recovery = world.recoveryId === null ? null : await stores.recoveryRequests.find(world.recoveryId)
  return {
    account: user === undefined ? null : await accountOf(world, user),
    organizations: itemsOf(await stores.memberships.listOrganizations(id, page, now)).map(() => 'acme'),
    roles: itemsOf(await stores.heldRoles.ofUser(id, page)).map(
      ({ name, organization }) => `${name} ${organization === null ? 'everywhere' : 'in acme'}`,
    ),
    factors: (await stores.authenticationMethods.list(id)).map(({ type }) => type).sort(),
    mustEnrolAgain: factors.mustEnrolAgain,
    sessions: (await stores.sessions.listOf(id, page, now)).items.length,
    refreshTokens: (await stores.tokenFamilies.listOf({ userId: id }, page, now)).items.length,
    recovery: recovery?.status ?? null,
    mails: mails.slice(mark.mails),
    events: events
      .slice(mark.events)
      .map((event) => `${event.type} by ${event.actor.kind === actor ? 'the caller' : event.actor.kind}`),
  }
}

async function accountOf({ app }: World, user: User): Promise<State['account']> {
  const { stores, clock } = app.app.directory
  const { name, emailVerified, suspensionReason: reason } = user
  const hasPassword = (await stores.passwords.find(primaryIdentity(user))) !== null
  return { name, emailVerified, status: statusOf(user, clock.now()), reason, hasPassword }
}

function itemsOf<Item>(found: Page<Item> | null): readonly Item[] {
  return found?.items ?? []
}
