// Deleting: softly, leaving the id so that audit stays attributable; or for good, leaving a tombstone (S000-43 to 51).
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import { erasePeople } from '../seals/erase-from-log.ts'
import type { LogKeyDeps } from '../seals/log-key.ts'
import type { NamedPerson, TraceStore } from '../seals/trace-store.ts'
import { type ErasureStore, erasedAddressMark, erasedMark, type MarkedErasure } from './erasure.ts'
import type { HoldingStore, Holdings } from './holdings.ts'
import { attributesIn } from './identity-profile.ts'
import type { User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface DeleteUserDeps extends LogKeyDeps {
  readonly users: UserStore
  readonly traces: TraceStore
  readonly holdings: HoldingStore
  readonly erasures: Pick<ErasureStore, 'insert' | 'addressesOf'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/** False when there was nobody. */
export async function deleteUser(deps: DeleteUserDeps, actor: Actor, id: string): Promise<boolean> {
  return (await deleteUsers(deps, actor, [id])).has(id)
}

/**
 * Answers who was there. Everything that hangs on these people goes with them; of the events their ids stay, and nothing
 * else that names them (S000-44). Each has an event and a receipt of their own.
 */
export async function deleteUsers(
  deps: DeleteUserDeps,
  actor: Actor,
  asked: readonly string[],
): Promise<ReadonlySet<string>> {
  const { users, traces, audit, clock } = deps
  const found = await users.findEachForChange(asked)
  if (found.length === 0) return new Set()
  const ids = found.map(({ id }) => id)
  const counts = await deps.holdings.countOfEach(ids, clock.now())
  const people = await namedPeople(traces, found)
  const relatedIds = await traces.forget(people, { mode: 'anonymise' })
  await users.removeEach(ids)
  await users.entomb(ids, clock.now())
  const covers = await erasePeople(deps, { ...erasable(people), relatedIds, mode: 'anonymise' })
  const subjects = ids.map((id) => ({ kind: 'user', id }) as const)
  await audit.recordEach(withoutQuery(actor), 'user.deleted', subjects, {}, covers)
  await deps.erasures.insert(anonymisedReceipts(deps, actor, found, counts))
  return new Set(ids)
}

/** One for each of these people who are deleted softly; what there was of them is in their order. */
export function anonymisedReceipts(
  deps: ReceiptDeps,
  actor: Actor,
  people: readonly Pick<User, 'id' | 'email'>[],
  counts: readonly Holdings[],
): readonly MarkedErasure[] {
  return people.flatMap((person, place) => {
    const held = counts[place]
    const erasure = { id: prefixedId('deleted'), mode: 'anonymise', isApproved: false } as const
    return held === undefined ? [] : [receiptOf(deps, actor, person, { ...erasure, counts: held })]
  })
}

type ReceiptDeps = Pick<DeleteUserDeps, 'sealer' | 'clock'>

export interface HowErased {
  /** A second person approved it: it does not count among what whoever acts erased alone (erase-alone.ts). */
  readonly isApproved: boolean
}

/** False when there was nobody. Also erases somebody who was deleted before, so that their id leaves the audit too. */
export async function eraseUser(
  deps: DeleteUserDeps,
  actor: Actor,
  id: string,
  { isApproved }: HowErased = { isApproved: false },
): Promise<boolean> {
  const { users, traces, audit } = deps
  const user = await users.findForChange(id)
  const counts = await deps.holdings.countOf(id, deps.clock.now())
  const tombstone = prefixedId('erased')
  const people = await namedPeople(traces, [user ?? { id }])
  const relatedIds = await traces.forget(people, { mode: 'erase', tombstone })
  const wasThere = await users.remove(id)
  const wasEntombed = await users.exhume(id)
  if (!wasThere && !wasEntombed) return false
  const { userIds, names } = erasable(people)
  const person = { userIds, relatedIds, names: [...userIds, ...names] }
  const covers = await erasePeople(deps, { ...person, mode: 'erase', tombstone })
  await audit.record(withoutId(actor, id, tombstone), 'user.erased', { kind: 'user', id: tombstone }, {}, covers)
  const { email = null } = user ?? {}
  const receipt = receiptOf(deps, actor, { id, email }, { id: tombstone, mode: 'erase', counts, isApproved })
  // Of somebody who was deleted before, their first receipt alone has the mark, under an id that nothing has any more.
  const [before = null] = user === null ? await deps.erasures.addressesOf(receipt.subject, id) : []
  await deps.erasures.insert([{ ...receipt, address: receipt.address ?? before }])
  return true
}

/** Of people who delete themselves the receipt does not name who did it. */
function receiptOf(
  { sealer, clock }: ReceiptDeps,
  actor: Actor,
  person: Pick<User, 'id' | 'email'>,
  erasure: Pick<MarkedErasure, 'id' | 'mode' | 'counts' | 'isApproved'>,
): MarkedErasure {
  const isOwn = actor.kind === 'user' && actor.id === person.id
  const by = isOwn
    ? { kind: actor.kind, id: erasure.id, name: erasure.id }
    : { kind: actor.kind, id: actor.id, name: actor.name }
  const address = person.email === null ? null : erasedAddressMark(sealer, person.email)
  return { ...erasure, at: clock.now(), by, subject: erasedMark(sealer, person.id), address }
}

/** These people, with all that their identities say of them, and whoever they absorbed by linking. */
async function namedPeople(
  traces: TraceStore,
  people: readonly (User | Pick<User, 'id'>)[],
): Promise<readonly NamedPerson[]> {
  const absorbed = await traces.findAbsorbed(people.map(({ id }) => id))
  const absorbedBy = Map.groupBy(absorbed, ({ userId }) => userId)
  return people.flatMap((person) => {
    const named = namedPerson(person)
    const others = absorbedBy.get(person.id) ?? []
    return [named, ...others.map(({ id, identifiers, names }) => ({ ...named, id, identifiers, names }))]
  })
}

/** Of somebody who was deleted before there is the id alone. */
function namedPerson(person: User | Pick<User, 'id'>): NamedPerson {
  const { id } = person
  if (!('identities' in person)) return { id, identifiers: [], names: [], organizationId: null }
  const sides = [person, ...person.identities.map(({ profile }) => attributesIn(profile))]
  const identifiers = told(sides.flatMap(({ email, username, phoneNumber }) => [email, username, phoneNumber]))
  const called = sides.flatMap(({ name, nickname, givenName, familyName }) => [name, nickname, givenName, familyName])
  return { id, identifiers, names: told(called), organizationId: person.organization?.id ?? null }
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
