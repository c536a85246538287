// Deleting: softly, leaving the id so that audit stays attributable; or for good, leaving a tombstone (S000-43 to 51).
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import { erasePeople } from '../seals/erase-from-log.ts'
import type { LogKeyDeps } from '../seals/log-key.ts'
import type { NamedPerson, TraceStore } from '../seals/trace-store.ts'
import { type Erasure, type ErasureStore, erasedMark } from './erasure.ts'
import type { HoldingStore } from './holdings.ts'
import { attributesIn } from './identity-profile.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface DeleteUserDeps extends LogKeyDeps {
  readonly users: UserStore
  readonly traces: TraceStore
  readonly holdings: HoldingStore
  readonly erasures: Pick<ErasureStore, 'insert'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * False when there was nobody. Everything that hangs on the person goes with them; of the events their id stays, and
 * nothing else that names them (S000-44).
 */
export async function deleteUser(deps: DeleteUserDeps, actor: Actor, id: string): Promise<boolean> {
  const { users, traces, audit, clock } = deps
  const user = await users.findForChange(id)
  const counts = await deps.holdings.countOf(id, clock.now())
  const people = await namedPeople(traces, id, user)
  const relatedIds = await traces.forget(people, { mode: 'anonymise' })
  if (!(await users.remove(id))) return false
  await users.entomb(id, clock.now())
  const person = { ...erasable(people), relatedIds }
  const covers = await erasePeople(deps, { ...person, mode: 'anonymise', tombstone: id })
  await audit.record(withoutQuery(actor), 'user.deleted', { kind: 'user', id }, {}, covers)
  await keepReceipt(deps, actor, id, { id: prefixedId('deleted'), mode: 'anonymise', counts })
  return true
}

/** False when there was nobody. Also erases somebody who was deleted before, so that their id leaves the audit too. */
export async function eraseUser(deps: DeleteUserDeps, actor: Actor, id: string): Promise<boolean> {
  const { users, traces, audit } = deps
  const user = await users.findForChange(id)
  const counts = await deps.holdings.countOf(id, deps.clock.now())
  const tombstone = prefixedId('erased')
  const people = await namedPeople(traces, id, user)
  const relatedIds = await traces.forget(people, { mode: 'erase', tombstone })
  const wasThere = await users.remove(id)
  const wasEntombed = await users.exhume(id)
  if (!wasThere && !wasEntombed) return false
  const { userIds, names } = erasable(people)
  const person = { userIds, relatedIds, names: [...userIds, ...names] }
  const covers = await erasePeople(deps, { ...person, mode: 'erase', tombstone })
  await audit.record(withoutId(actor, id, tombstone), 'user.erased', { kind: 'user', id: tombstone }, {}, covers)
  await keepReceipt(deps, actor, id, { id: tombstone, mode: 'erase', counts })
  return true
}

/** Of people who delete themselves the receipt does not name who did it. */
async function keepReceipt(
  { erasures, sealer, clock }: DeleteUserDeps,
  actor: Actor,
  userId: string,
  erasure: Pick<Erasure, 'id' | 'mode' | 'counts'>,
): Promise<void> {
  const isOwn = actor.kind === 'user' && actor.id === userId
  const by = isOwn
    ? { kind: actor.kind, id: erasure.id, name: erasure.id }
    : { kind: actor.kind, id: actor.id, name: actor.name }
  await erasures.insert({ ...erasure, at: clock.now(), by }, erasedMark(sealer, userId))
}

/** The person, with all that their identities say of them, and whoever they absorbed by linking. */
async function namedPeople(traces: TraceStore, id: string, user: User | null): Promise<NamedPerson[]> {
  const organizationId = user?.organization?.id ?? null
  const sides = user === null ? [] : [user, ...user.identities.map(({ profile }) => attributesIn(profile))]
  const identifiers = told(sides.flatMap(({ email, username, phoneNumber }) => [email, username, phoneNumber]))
  const called = sides.flatMap(({ name, nickname, givenName, familyName }) => [name, nickname, givenName, familyName])
  const absorbed = await traces.findAbsorbed([id])
  return [
    { id, identifiers, names: told(called), organizationId },
    ...absorbed.map((each) => ({ id: each.id, identifiers: each.identifiers, names: each.names, organizationId })),
  ]
}

/** Less than three letters name nobody. */
function erasable(people: readonly NamedPerson[]): { readonly userIds: string[]; readonly names: string[] } {
  const names = people.flatMap((person) => [...person.identifiers, ...person.names])
  return { userIds: people.map(({ id }) => id), names: [...new Set(names)].filter((name) => name.length > 2) }
}

function told(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts)].filter((text) => text !== null)
}

function withoutQuery(actor: Actor): Actor {
  const { operation } = actor
  return operation === undefined ? actor : { ...actor, operation: { ...operation, query: {} } }
}

/** The call that erases somebody names them: in its path, or in its query by their address. */
function withoutId(actor: Actor, id: string, tombstone: string): Actor {
  const { operation } = actor
  if (operation === undefined) return actor
  const parts = operation.path.split('/').map((part) => (decodeURIComponent(part) === id ? tombstone : part))
  return { ...actor, operation: { ...operation, path: parts.join('/'), query: {} } }
}
