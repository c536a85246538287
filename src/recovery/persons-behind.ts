import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { AuditEventType } from '../audit/event-types.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { AccountStore } from '../sign-ins/account.ts'
import { type ErasureStore, erasedAddressMark, erasedMark } from '../users/erasure.ts'

export type Acting = Pick<Actor, 'kind' | 'id'>

/** Operators are people with an address, and somebody added them; a face that knows operators says which and who. */
export interface KnownOperators {
  readonly emailOf: (id: string) => Promise<string | null>
  readonly makerOf: (id: string) => Promise<Acting | null>
}

export interface PersonsBehindDeps {
  readonly auditSearch: Pick<AuditSearchStore, 'search' | 'findNewestChange'>
  readonly accounts: Pick<AccountStore, 'find'>
  readonly apiKeys: Pick<ApiKeyStore, 'findOwner'>
  readonly erasures: Pick<ErasureStore, 'addressesOf'>
  readonly operators: KnownOperators
  readonly sealer: Sealer
}

export interface Persons {
  /** Of keys, clients, operators and users through which one and the same person may act. */
  readonly ids: ReadonlySet<string>
  /** Their addresses as marks, so that one whose account is deleted is the same person still (decision 013). */
  readonly addresses: ReadonlySet<string>
  /** Ids and addresses of whoever added them as an operator, and of who added those. */
  readonly makers: ReadonlySet<string>
  /** False where the making of a key is not on record: who acts through it cannot be told. */
  readonly isKnown: boolean
}

/** Beyond it nobody is asked any more, and who made the last one counts as unknown. */
const makersAtMost = 50

/**
 * Who acts through an actor: a key or a client counts as whoever made it and as whose it is, so that two keys, or a key
 * and a session, of one person are one person (AUZ-13). An operator may be a second account of whoever added them.
 */
export async function personsBehind(deps: PersonsBehindDeps, actor: Acting): Promise<Persons> {
  const [ids, addresses, makers] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let isKnown = true
  let acting: readonly Behind[] = [{ ...actor, isMaker: false }]
  for (let steps = 0; acting.length > 0 && isKnown; steps += 1) {
    const next: Behind[] = []
    for (const each of acting) {
      if (each.kind === 'system' || ids.has(each.id) || makers.has(each.id)) continue
      ;(each.isMaker ? makers : ids).add(each.id)
      for (const address of await addressesOf(deps, each)) (each.isMaker ? makers : addresses).add(address)
      const before = await makersOf(deps, each)
      if (before === null || steps === makersAtMost) isKnown = false
      else next.push(...before)
    }
    acting = next
  }
  return { ids, addresses, makers, isKnown }
}

/**
 * One person, or a person and a second account of theirs. Two who were added by the same third are two: otherwise all
 * operators were the first owner.
 */
export function areOne(one: Persons, other: Persons): boolean {
  return (
    meet(one.ids, other.ids) || meet(one.addresses, other.addresses) || isMakerOf(one, other) || isMakerOf(other, one)
  )
}

function isMakerOf({ ids, addresses }: Persons, { makers }: Persons): boolean {
  return meet(ids, makers) || meet(addresses, makers)
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((each) => others.has(each))
}

interface Behind extends Acting {
  readonly isMaker: boolean
}

export function markText(mark: Buffer): string {
  return mark.toString('base64url')
}

/** What an address is compared by. */
export function addressMark({ sealer }: Pick<PersonsBehindDeps, 'sealer'>, email: string): string {
  return markText(erasedAddressMark(sealer, email))
}

/** Where the face knows no operators. */
export const nobodyKnown: KnownOperators = { emailOf: async () => null, makerOf: async () => null }

/** As they are kept of whoever asks: their addresses may be others by the time somebody decides. */
export async function marksBehind(deps: PersonsBehindDeps, actor: Acting): Promise<readonly Buffer[]> {
  const { addresses } = await personsBehind(deps, actor)
  return [...addresses].map((mark) => Buffer.from(mark, 'base64url'))
}

async function addressesOf(deps: PersonsBehindDeps, { kind, id }: Acting): Promise<readonly string[]> {
  const { accounts, erasures, operators, sealer } = deps
  const ofOne = (email: string | null) => (email === null ? [] : [addressMark(deps, email)])
  if (kind === 'operator') return ofOne(await operators.emailOf(id))
  if (kind !== 'user') return []
  const account = await accounts.find(id)
  if (account !== null) return ofOne(account.email)
  return (await erasures.addressesOf(erasedMark(sealer, id), id)).map(markText)
}

const made: Readonly<Partial<Record<Acting['kind'], AuditEventType>>> = {
  'api-key': 'api_key.created',
  client: 'client.created',
}

/** Null: it is not on record. */
async function makersOf(
  { auditSearch, apiKeys, operators }: PersonsBehindDeps,
  { kind, id, isMaker }: Behind,
): Promise<readonly Behind[] | null> {
  if (kind === 'operator') {
    const maker = await operators.makerOf(id)
    return maker === null ? [] : [{ ...maker, isMaker: true }]
  }
  const type = made[kind]
  if (type === undefined) return []
  const page = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const
  const [event] = (await auditSearch.search({ types: [type], subjectId: id }, page)).items
  if (event === undefined) return null
  const owner = kind === 'api-key' ? await apiKeys.findOwner(id) : null
  const owners = owner === null ? [] : [{ kind: 'user', id: owner, isMaker } as const]
  return [{ ...event.actor, isMaker }, ...owners]
}
