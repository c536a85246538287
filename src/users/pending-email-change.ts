// The address that somebody is to have once a link in its mailbox was used.
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { SecretDeps } from '../one-time-secrets/one-time-secret.ts'
import { emailChangeIn } from './email-change.ts'

export interface PendingEmailChange {
  readonly newEmail: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** Null where none is waited for: confirmed, stopped, run out, or never asked for. */
export async function findPendingEmailChange(
  { oneTimeSecrets, clock }: SecretDeps,
  userId: string,
): Promise<PendingEmailChange | null> {
  const secret = await oneTimeSecrets.findOpenOf(userId, 'email-change', clock.now())
  if (secret === null) return null
  const { createdAt, expiresAt } = secret
  return { newEmail: emailChangeIn(secret).newEmail, createdAt, expiresAt }
}

/** The link in the new mailbox works no more. None is no fault and leaves no event. Call it in a transaction. */
export async function cancelEmailChange(
  deps: SecretDeps & { readonly audit: AuditStore },
  actor: Actor,
  userId: string,
): Promise<void> {
  if ((await findPendingEmailChange(deps, userId)) === null) return
  await deps.oneTimeSecrets.removeOf(userId, ['email-change'])
  await deps.audit.record(actor, 'user.email_change_cancelled', { kind: 'user', id: userId })
}
