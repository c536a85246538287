import type { AuditStore } from '../audit/audit-event.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { consumeSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { AccountStore } from '../sign-ins/account.ts'
import { personFrom } from '../sign-ins/sign-in-deps.ts'
import { type LinkRequestStore, linkingIsOver, linkingMinutes } from './link-request.ts'

export interface OpenLinkDeps {
  readonly change: Change<{
    readonly accounts: Pick<AccountStore, 'find'>
    readonly linkRequests: LinkRequestStore
    readonly oneTimeSecrets: OneTimeSecretStore
    readonly audit: AuditStore
  }>
  readonly clock: Clock
}

/** Spends the link: from now on the two accounts are proven in this browser or nowhere. Throws `link_unusable`. */
export async function openLink(
  { change, clock }: OpenLinkDeps,
  caller: Caller,
  ticket: string,
  browserHash: Buffer,
): Promise<void> {
  await change(async (stores) => {
    const at = clock.now()
    const secret = await consumeSecret({ ...stores, clock }, 'identity-link', ticket)
    const account = secret?.userId == null ? null : await stores.accounts.find(secret.userId)
    if (secret === null || account === null) throw linkingIsOver()
    const { userId } = account
    const until = new Date(at.getTime() + linkingMinutes * 60_000)
    const opened = await stores.linkRequests.open(userId, String(secret.payload.request), { browserHash, at, until })
    if (opened === null) throw linkingIsOver()
    const subject = { kind: 'user', id: userId } as const
    const details = { askedBy: opened.askedBy.name }
    await stores.audit.record(personFrom(account, caller), 'user.identity_link_opened', subject, details)
  })
}
