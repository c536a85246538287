import type { AuditStore } from '../audit/audit-event.ts'
import type { Client } from '../clients/client.ts'
import type { Actor } from '../kernel/actor.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { TokenFamily } from './token-family.ts'
import type { TokenFamilyStore } from './token-family-store.ts'

/** Where somebody can be told. */
export interface PeopleToTell {
  find(userId: string): Promise<{ readonly email: string | null; readonly locale: string | null } | null>
}

export interface RevokeReusedDeps {
  readonly tokenFamilies: Pick<TokenFamilyStore, 'revoke'>
  readonly accounts: PeopleToTell
  readonly messages: MessageQueue
  readonly audit: AuditStore
}

/** A spent refresh token came again, so two hold what one should: neither goes on, and the person hears of it, once. */
export async function revokeReused(
  { tokenFamilies, accounts, messages, audit }: RevokeReusedDeps,
  family: TokenFamily,
  client: Client,
  origin: Pick<Actor, 'ip' | 'userAgent'>,
  now: Date,
): Promise<void> {
  if (!(await tokenFamilies.revoke(family.id, now))) return
  const { userId, sessionId } = family
  const actor: Actor = {
    kind: 'client',
    id: client.id,
    name: client.name,
    permissions: new Set(),
    ip: origin.ip,
    userAgent: origin.userAgent,
    requestId: null,
  }
  const details = { client: client.id, refreshToken: family.id, ...(sessionId === null ? {} : { session: sessionId }) }
  await audit.record(actor, 'user.refresh_token_reused', { kind: 'user', id: userId }, details)
  const person = await accounts.find(userId)
  if (person === null || person.email === null) return
  const values = { client: client.name }
  await messages.queue({ kind: 'tokens-misused', to: person.email, userId, locale: person.locale, values })
}
