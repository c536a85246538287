import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { AuditEventType } from '../audit/event-types.ts'
import type { Actor } from '../kernel/actor.ts'
import type { AccountStore } from '../sign-ins/account.ts'

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
  readonly operators: KnownOperators
}

export interface Persons {
  /** Of keys, clients, operators and users through which one and the same person may act. */
  readonly ids: ReadonlySet<string>
  /** Their addresses. */
  readonly emails: ReadonlySet<string>
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
  const [ids, emails, makers] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let isKnown = true
  let acting: readonly Behind[] = [{ ...actor, isMaker: false }]
  for (let steps = 0; acting.length > 0 && isKnown; steps += 1) {
    const next: Behind[] = []
    for (const each of acting) {
      if (each.kind === 'system' || ids.has(each.id) || makers.has(each.id)) continue
      const email = (await emailOf(deps, each))?.toLowerCase() ?? null
      ;(each.isMaker ? makers : ids).add(each.id)
      if (email !== null) (each.isMaker ? makers : emails).add(email)
      const before = await makersOf(deps, each)
      if (before === null || steps === makersAtMost) isKnown = false
      else next.push(...before)
    }
    acting = next
  }
  return { ids, emails, makers, isKnown }
}

/**
 * One person, or a person and a second account of theirs. Two who were added by the same third are two: otherwise all
 * operators were the first owner.
 */
export function areOne(one: Persons, other: Persons): boolean {
  return meet(one.ids, other.ids) || meet(one.emails, other.emails) || isMakerOf(one, other) || isMakerOf(other, one)
}

function isMakerOf({ ids, emails }: Persons, { makers }: Persons): boolean {
  return meet(ids, makers) || meet(emails, makers)
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((each) => others.has(each))
}

interface Behind extends Acting {
  readonly isMaker: boolean
}

async function emailOf({ accounts, operators }: PersonsBehindDeps, { kind, id }: Acting): Promise<string | null> {
  if (kind === 'operator') return operators.emailOf(id)
  return kind === 'user' ? ((await accounts.find(id))?.email ?? null) : null
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
