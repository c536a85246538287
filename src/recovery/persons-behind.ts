import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { AuditEventType } from '../audit/event-types.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { AccountStore } from '../sign-ins/account.ts'

export interface PersonsBehindDeps {
  readonly auditSearch: Pick<AuditSearchStore, 'search'>
  readonly accounts: Pick<AccountStore, 'find'>
  readonly apiKeys: Pick<ApiKeyStore, 'findOwner'>
  /** Operators are people with an address; whoever knows them says which. */
  readonly emailOfOperator: (id: string) => Promise<string | null>
}

/** Ids of keys, clients, operators and users through which one and the same person may act, and their addresses. */
export interface Persons {
  readonly ids: ReadonlySet<string>
  readonly emails: ReadonlySet<string>
}

type Acting = Pick<Actor, 'kind' | 'id'>

/** A key that was made with a key that was made with a key: nobody needs more. */
const makersAtMost = 10

/**
 * Who acts through an actor: a key or a client counts as whoever made it and as whose it is, so that two keys, or a key
 * and a session, of one person are one person (AUZ-13). Where that cannot be told the answer is no.
 */
export async function personsBehind(deps: PersonsBehindDeps, actor: Acting): Promise<Persons> {
  const ids = new Set<string>()
  const emails = new Set<string>()
  let acting: readonly Acting[] = [actor]
  for (let steps = 0; acting.length > 0; steps += 1) {
    if (steps === makersAtMost) throw unknownMaker()
    const unseen = acting.filter(({ kind, id }) => kind !== 'system' && !ids.has(id))
    for (const { id } of unseen) ids.add(id)
    const addresses = await Promise.all(unseen.map((each) => emailOf(deps, each)))
    for (const email of addresses) if (email !== null) emails.add(email.toLowerCase())
    acting = (await Promise.all(unseen.map((each) => makersOf(deps, each)))).flat()
  }
  return { ids, emails }
}

export function isOneOf({ ids, emails }: Persons, other: Persons): boolean {
  return [...ids].some((id) => other.ids.has(id)) || [...emails].some((email) => other.emails.has(email))
}

async function emailOf({ accounts, emailOfOperator }: PersonsBehindDeps, { kind, id }: Acting): Promise<string | null> {
  if (kind === 'operator') return emailOfOperator(id)
  return kind === 'user' ? ((await accounts.find(id))?.email ?? null) : null
}

const made: Readonly<Partial<Record<Acting['kind'], AuditEventType>>> = {
  'api-key': 'api_key.created',
  client: 'client.created',
}

async function makersOf({ auditSearch, apiKeys }: PersonsBehindDeps, { kind, id }: Acting): Promise<readonly Acting[]> {
  const type = made[kind]
  if (type === undefined) return []
  const page = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const
  const [event] = (await auditSearch.search({ types: [type], subjectId: id }, page)).items
  if (event === undefined) throw unknownMaker()
  const owner = kind === 'api-key' ? await apiKeys.findOwner(id) : null
  return [event.actor, ...(owner === null ? [] : [{ kind: 'user', id: owner } as const])]
}

function unknownMaker(): RollcallError {
  return new RollcallError(
    'not_permitted',
    'It cannot be told who made this key, and so whether somebody else decides. Decide it in the console.',
  )
}
