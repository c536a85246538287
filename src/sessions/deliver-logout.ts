// The worker that tells clients of sessions that ended (OpenID Connect Back-Channel Logout 1.0): each at least once, and
// again for a day where nobody answers. A notice is held by its lease, so several processes share the work and one that
// dies loses nothing.
import type { AuditStore } from '../audit/audit-event.ts'
import { clientProtocol } from '../clients/client-protocol.ts'
import type { ClientStore } from '../clients/client-store.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { type Outgoing, OutgoingFault } from '../kernel/outgoing.ts'
import { pause } from '../kernel/pause.ts'
import type { SignJwtDeps } from '../signing-keys/sign-jwt.ts'
import type { LogoutNotice, LogoutNoticeStore } from './logout-notices.ts'
import { type LogoutTokenDeps, logoutToken } from './logout-token.ts'

export interface DeliverLogoutDeps extends Omit<LogoutTokenDeps, 'signingKeys'> {
  readonly stores: {
    readonly logoutNotices: LogoutNoticeStore
    readonly clients: Pick<ClientStore, 'find'>
    readonly signingKeys: SignJwtDeps['signingKeys']
  }
  readonly change: Change<{ logoutNotices: LogoutNoticeStore; audit: AuditStore }>
  readonly outgoing: Outgoing
  readonly onFault: (fault: unknown) => void
}

const pollMs = 500
const atOnce = 10
/** Longer than every address of a client may take. */
const leaseMs = 30_000
const firstRetryMs = 5_000
const longestRetryMs = 60 * 60_000
const giveUpAfterMs = 24 * 60 * 60_000

export function startDeliveringLogouts(deps: DeliverLogoutDeps): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = deliverAll(deps, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** A slow receiver holds its own place and nobody else's. */
async function deliverAll(deps: DeliverLogoutDeps, stop: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<void>>()
  while (!stop.aborted) {
    const room = atOnce - underWay.size
    const notices = await takeNext(deps, room)
    for (const notice of notices) {
      const delivering: Promise<void> = deliver(deps, notice)
        .catch(deps.onFault)
        .finally(() => underWay.delete(delivering))
      underWay.add(delivering)
    }
    if (notices.length < room) await pause(pollMs, stop)
    else await Promise.race(underWay)
  }
  await Promise.all(underWay)
}

async function takeNext({ stores, clock, onFault }: DeliverLogoutDeps, room: number): Promise<readonly LogoutNotice[]> {
  const now = clock.now()
  try {
    return await stores.logoutNotices.take(room, now, new Date(now.getTime() + leaseMs))
  } catch (fault) {
    onFault(fault)
    return []
  }
}

async function deliver(deps: DeliverLogoutDeps, notice: LogoutNotice): Promise<void> {
  const { stores, clock } = deps
  const fault = await told(deps, notice)
  const now = clock.now()
  if (fault === null) return stores.logoutNotices.settle(notice.id, { kind: 'delivered', at: now })
  if (now.getTime() - notice.createdAt.getTime() >= giveUpAfterMs) return giveUp(deps, notice, fault)
  const delay = Math.min(firstRetryMs * 2 ** (notice.attempts - 1), longestRetryMs)
  const nextAttemptAt = new Date(now.getTime() + delay)
  return stores.logoutNotices.settle(notice.id, { kind: 'failed', fault, nextAttemptAt })
}

/** Null when every address of the client took it; else why one did not, without a word of what it answered (OUT-05). */
async function told(deps: DeliverLogoutDeps, notice: LogoutNotice): Promise<string | null> {
  const client = await deps.stores.clients.find(notice.clientId)
  if (client === null) return null
  const token = await logoutToken({ ...deps, signingKeys: deps.stores.signingKeys }, notice)
  const urls = clientProtocol(client).backchannelLogoutUrls
  const faults = await Promise.all(urls.map((url) => faultOf(deps.outgoing, url, token)))
  return faults.find((fault) => fault !== null) ?? null
}

async function faultOf(outgoing: Outgoing, url: string, token: string): Promise<string | null> {
  try {
    const { status } = await outgoing.request({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    })
    return status >= 200 && status < 300 ? null : `${new URL(url).host} answered ${status}`
  } catch (fault) {
    if (fault instanceof OutgoingFault) return fault.message
    throw fault
  }
}

async function giveUp({ change }: DeliverLogoutDeps, notice: LogoutNotice, fault: string): Promise<void> {
  const { id, clientId, sessionId, attempts } = notice
  await change(async ({ logoutNotices, audit }) => {
    await logoutNotices.settle(id, { kind: 'failed', fault, nextAttemptAt: null })
    const subject = { kind: 'client', id: clientId } as const
    await audit.record(systemActor, 'client.logout_untold', subject, { session: sessionId, attempts, fault })
  })
}
