import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { issueSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { AccountStore } from '../sign-ins/account.ts'
import { presentUser } from '../users/find-user.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import { type LinkRequest, type LinkRequestStore, linkRequestHours } from './link-request.ts'

export interface AskForLinkDeps {
  readonly accounts: Pick<AccountStore, 'find'>
  readonly linkRequests: LinkRequestStore
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
  readonly clock: Clock
  readonly publicUrl: string
}

/**
 * Mails the person a link behind which they prove this account and another of theirs. What they were asked before ends.
 * Call it in one transaction. Throws `user_not_found`, and `not_permitted` for whoever cannot be written to.
 */
export async function askForLink(
  deps: AskForLinkDeps,
  actor: Actor,
  userId: string,
  reason: string,
): Promise<LinkRequest> {
  const { accounts, linkRequests, oneTimeSecrets, messages, audit, clock, publicUrl } = deps
  const now = clock.now()
  const { email, emailVerified, admission, securityVersion, locale } = presentUser(await accounts.find(userId))
  if (!mayComeIn(admission, now)) throw refusal('This account is suspended or has ended. Activate it first.')
  if (email === null || !emailVerified) {
    throw refusal('This person has no verified e-mail address to which a link could be sent.')
  }
  const request = {
    id: prefixedId('lnk'),
    userId,
    askedBy: { kind: actor.kind, id: actor.id, name: actor.name },
    mayGiveRoles: actor.permissions.has('assign:roles'),
    reason,
    createdAt: now,
    expiresAt: new Date(now.getTime() + linkRequestHours * 3_600_000),
  }
  await oneTimeSecrets.supersede(userId, 'identity-link', now)
  await linkRequests.put(request)
  const ticket = await issueSecret(deps, {
    purpose: 'identity-link',
    lifetimeSeconds: linkRequestHours * 3600,
    person: { userId, securityVersion },
    payload: { request: request.id },
  })
  const values = { link: `${publicUrl}u/link-identity?ticket=${ticket}` }
  await messages.queue({ kind: 'identity-link', to: email, userId, locale, values })
  const details = { reason, expiresAt: request.expiresAt.toISOString() }
  await audit.record(actor, 'user.identity_link_asked', { kind: 'user', id: userId }, details)
  return { ...request, openedAt: null, firstSecurityVersion: null, other: null }
}

function refusal(message: string): RollcallError {
  return new RollcallError('not_permitted', message)
}
