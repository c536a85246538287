// The worker that hands queued messages to a mail server: each at least once, and once where the server's answer came
// through. A message is held by its lease, so several processes share the work and one that dies loses nothing.
import { setTimeout as wait } from 'node:timers/promises'
import type { ApplicationSettings, SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { pause } from '../kernel/pause.ts'
import type { MailSettings, MailSettingsStore } from './mail-settings.ts'
import type { Handover, Mailers } from './mailer.ts'
import type { QueuedMessage } from './message.ts'
import type { MessageStore } from './message-store.ts'
import { suppressAddress } from './suppress-address.ts'
import type { SuppressedAddressStore } from './suppressed-address.ts'
import { type WriteLetterDeps, writeLetter } from './write-letter.ts'

export interface SendMessagesDeps {
  readonly stores: {
    readonly messages: MessageStore
    readonly settings: SettingsStore
    readonly mailSettings: MailSettingsStore
    readonly suppressedAddresses: Pick<SuppressedAddressStore, 'among'>
  }
  readonly application: WriteLetterDeps['application']
  readonly change: Change<{
    messages: MessageStore
    suppressedAddresses: Pick<SuppressedAddressStore, 'insert' | 'ownerOf'>
    audit: AuditStore
  }>
  readonly clock: Clock
  readonly mailers: Mailers
  readonly onFault: (fault: unknown) => void
}

const pollMs = 300
const atOnce = 5
/** Longer than a mailer may take over one message. */
const leaseMs = 120_000
/** How long a stop lets a slow mail server take what it was being given. */
const patienceMs = 3_000
const firstRetryMs = 10_000
const longestRetryMs = 60 * 60_000
const giveUpAfterMs = 24 * 60 * 60_000

export function startSending(deps: SendMessagesDeps): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = sendAll(deps, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.race([running, wait(patienceMs, undefined, { ref: false })])
      deps.mailers.close()
      await running
    },
  }
}

async function sendAll(deps: SendMessagesDeps, stop: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<void>>()
  while (!stop.aborted) {
    const room = atOnce - underWay.size
    const messages = await leaseNext(deps, room)
    if (messages.length > 0) {
      const terms = termsFor(deps.stores, messages)
      // Told by each delivery that needs them; those that are given up unread do not.
      terms.catch(() => undefined)
      for (const message of messages) {
        const sending: Promise<void> = deliver({ deps, terms }, message)
          .catch(deps.onFault)
          .finally(() => underWay.delete(sending))
        underWay.add(sending)
      }
    }
    if (messages.length < room) await pause(pollMs, stop)
    else await Promise.race(underWay)
  }
  await Promise.all(underWay)
}

/** Messages that were leased together, and how they go out. */
interface Batch {
  readonly deps: SendMessagesDeps
  readonly terms: Promise<Terms>
}

interface Terms {
  readonly look: ApplicationSettings
  readonly mail: MailSettings
  /** Those of their addresses that get no letters, in lower case. */
  readonly suppressed: ReadonlySet<string>
}

/** Read once for all of them, so that what an administrator changed goes for the next message. */
async function termsFor(
  { settings, mailSettings, suppressedAddresses }: SendMessagesDeps['stores'],
  messages: readonly QueuedMessage[],
): Promise<Terms> {
  const [look, mail, suppressed] = await Promise.all([
    settings.read(),
    mailSettings.readFor(messages),
    suppressedAddresses.among(messages.map(({ to }) => to.toLowerCase())),
  ])
  return { look, mail, suppressed }
}

async function leaseNext(
  { stores, clock, onFault }: SendMessagesDeps,
  room: number,
): Promise<readonly QueuedMessage[]> {
  const now = clock.now()
  try {
    return await stores.messages.lease(room, now, after(now, leaseMs))
  } catch (fault) {
    onFault(fault)
    return []
  }
}

async function deliver(batch: Batch, message: QueuedMessage): Promise<void> {
  const { deps } = batch
  const { stores, clock } = deps
  if (clock.now().getTime() - message.queuedAt.getTime() > giveUpAfterMs) {
    return giveUp(deps, message, message.lastFault ?? 'It could not be sent for 24 hours.', false)
  }
  const handover = await handOver(batch, message)
  if (handover.outcome === 'taken') return stores.messages.markSent(message.id, clock.now())
  if (handover.outcome === 'suppressed') return holdBack(deps, message)
  if (handover.outcome === 'refused') return giveUp(deps, message, handover.fault, handover.isNoMailbox)
  const delay = Math.min(firstRetryMs * 2 ** (message.attempts - 1), longestRetryMs)
  return stores.messages.postpone(message.id, handover.fault, after(clock.now(), delay))
}

async function handOver(
  { deps, terms }: Batch,
  message: QueuedMessage,
): Promise<Handover | { readonly outcome: 'suppressed' }> {
  const { id, kind, to, values } = message
  if (values === null) return { outcome: 'refused', fault: 'What it says is gone.', isNoMailbox: false }
  try {
    const { look, mail, suppressed } = await terms
    if (kind !== 'mail-test' && suppressed.has(to.toLowerCase())) return { outcome: 'suppressed' }
    const mailer = deps.mailers.through(mail.server)
    if (mailer === null) return { outcome: 'failed', fault: 'No mail server is set any more.' }
    const { templateFault, ...letter } = await writeLetter({ ...deps, look, mail }, { ...message, values })
    if (templateFault !== undefined && message.attempts === 1) await tellOfTemplate(deps, message, templateFault)
    return await mailer.send({ id, to, ...letter })
  } catch (fault) {
    // A fault of ours, not of the mail server: tried again like any other, and told to the operator.
    deps.onFault(fault)
    return { outcome: 'failed', fault: 'It could not be written. The log says why.' }
  }
}

/** The letter goes out in our words; whoever wrote the template learns of it in the audit. */
async function tellOfTemplate(
  { change }: SendMessagesDeps,
  { id, kind }: QueuedMessage,
  reason: string,
): Promise<void> {
  await change(({ audit }) =>
    audit.record(systemActor, 'message.template_failed', { kind: 'message', id }, { kind, reason }),
  )
}

async function giveUp(
  { change, clock }: SendMessagesDeps,
  { id, kind, to, userId, attempts }: QueuedMessage,
  fault: string,
  isNoMailbox: boolean,
): Promise<void> {
  await change(async ({ messages, suppressedAddresses, audit }) => {
    // Before the message, in the order in which an erasure locks them. Anybody may have a letter sent to an address of
    // nobody's: such ones do not fill the list. An invitation names nobody, and may go to somebody who is here.
    const isGone = isNoMailbox && kind !== 'mail-test'
    const owner = isGone ? (userId ?? (await suppressedAddresses.ownerOf(to.toLowerCase()))) : null
    if (owner !== null) {
      const suppression = { address: to, userId: owner, reason: 'refused', note: fault } as const
      await suppressAddress({ suppressedAddresses, audit, clock }, systemActor, suppression)
    }
    await messages.giveUp(id, fault)
    // The fault itself may name the recipient; it is read in the Outbox, which forgets.
    await audit.record(systemActor, 'message.failed', { kind: 'message', id }, { kind, attempts })
  })
}

/** It failed too, for whoever counts what did not arrive. */
async function holdBack({ change }: SendMessagesDeps, { id, kind }: QueuedMessage): Promise<void> {
  await change(async ({ messages, audit }) => {
    await messages.holdBack(id)
    await audit.record(systemActor, 'message.failed', { kind: 'message', id }, { kind, isSuppressed: true })
  })
}

function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms)
}
