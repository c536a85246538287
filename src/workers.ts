// What runs beside the requests: jobs, the outbox, and removals that an earlier process left unfinished.
import type { FastifyBaseLogger } from 'fastify'
import { forgetRevocations } from './access-tokens/forget-revocations.ts'
import { type BatchSubscriber, drainOutbox, outboxBatchSize } from './audit/drain-outbox.ts'
import { keepHours } from './audit/keep-hours.ts'
import { logEvents } from './audit/log-event.ts'
import { forgetUnfinished } from './authentication-methods/forget-unfinished.ts'
import { mayStillImport, rightsNow } from './bulk/rights-now.ts'
import { bulkHandler } from './bulk/run-bulk.ts'
import { forgetVerifications } from './caller-verification/forget-verifications.ts'
import { forgetDeviceRequests } from './device-requests/forget-device-requests.ts'
import type { Directory } from './directory.ts'
import { forgetAnswers } from './idempotency/forget-answers.ts'
import { checkHandler } from './imports/run-check.ts'
import { exportHandler } from './imports/run-export.ts'
import { importHandler } from './imports/run-import.ts'
import { forgetInvitations } from './invitations/forget-invitations.ts'
import { forgetIpRules } from './ip-rules/forget-ip-rules.ts'
import { startJobs } from './jobs/run-jobs.ts'
import { pause } from './kernel/pause.ts'
import { countDays } from './logs/daily-stats.ts'
import { forgetLinkRequests } from './merging/forget-link-requests.ts'
import { forgetMessages } from './messages/forget-messages.ts'
import type { Mailers } from './messages/mailer.ts'
import { startSending } from './messages/send-messages.ts'
import { followLifecycles } from './offboarding/follow-lifecycles.ts'
import { forgetEnded } from './operators/forget-ended.ts'
import { forgetPresence } from './presence/forget-presence.ts'
import { expireRecoveries } from './recovery/expire-recoveries.ts'
import { forgetRecoveries } from './recovery/forget-recoveries.ts'
import { sendDueLinks } from './recovery/send-due-links.ts'
import { startSealing } from './seals/run-sealing.ts'
import { startWalking } from './seals/run-walking.ts'
import { startDeliveringLogouts } from './sessions/deliver-logout.ts'
import { forgetEndedSessions } from './sessions/forget-ended-sessions.ts'
import { placeSignIns } from './sign-ins/place-sign-ins.ts'
import { rotateWhenDue } from './signing-keys/rotate-when-due.ts'
import { keepStatistics } from './statistics/keep-statistics.ts'
import { postgresOutbox } from './storage/postgres/audit.ts'
import { postgresStats } from './storage/postgres/daily-stats.ts'
import type { Database } from './storage/postgres/database.ts'
import { postgresWebhookDeliveries } from './storage/postgres/webhook-deliveries.ts'
import { postgresWebhooks } from './storage/postgres/webhooks.ts'
import { resumeConnectionDeletions } from './users/delete-connection.ts'
import { startDeliveringWebhooks } from './webhooks/deliver-webhooks.ts'
import { fanOutEvents } from './webhooks/fan-out-events.ts'
import { forgetDeliveries } from './webhooks/forget-deliveries.ts'

export interface Workers {
  /** Tells the job worker that there is something to do now. */
  readonly wakeJobs: () => void
  stop(): Promise<void>
}

const outboxPauseMs = 500
const forgetEveryMs = 5 * 60_000
const dueLinksEveryMs = 10_000

/** `console` is the application of those who run Rollcall. Without mailers messages wait for nobody: they are read in the Outbox. */
export function startWorkers(
  database: Database,
  directory: Directory,
  console: Directory,
  log: FastifyBaseLogger,
  mailers: Mailers | null,
): Workers {
  const { operators, users: operatorUsers } = console.stores
  const { clock, managementAudience } = directory
  const rights = { ...directory.stores, operators, operatorUsers, clock, managementAudience }
  const imports = importHandler(directory, (job) => mayStillImport(rights, job))
  const bulk = bulkHandler({
    ...directory,
    rightsOf: (owner) => rightsNow(rights, owner),
    onFault: (fault) => log.error({ err: fault }, 'somebody of a bulk job could not be changed'),
  })
  const jobs = startJobs({
    jobs: directory.stores.jobs,
    clock: directory.clock,
    handlers: [imports, checkHandler(directory), exportHandler(directory), bulk],
    onFault: (fault) => log.error({ err: fault }, 'a job could not be worked on'),
  })
  const outbox = startOutbox(database, directory, log)
  const sealing = startSealing({
    ...directory,
    onFault: (fault) => log.error({ err: fault }, 'events of the audit could not be sealed'),
    onRolledBack: (sentence) => log.error(sentence),
  })
  const onMailFault = (fault: unknown) => log.error({ err: fault }, 'a message could not be handed over')
  const onWalkFault = (fault: unknown) =>
    log.warn({ err: fault }, 'the audit could not be verified on its round, or its head not be anchored')
  const walking = startWalking({ ...directory, onFault: onWalkFault })
  const sending = mailers === null ? null : startSending({ ...directory, mailers, onFault: onMailFault })
  const onLogoutFault = (fault: unknown) => log.error({ err: fault }, 'a client could not be told of an ended session')
  const logouts = startDeliveringLogouts({ ...directory, onFault: onLogoutFault })
  const onWebhookFault = (fault: unknown) => log.error({ err: fault }, 'a webhook could not be told')
  const webhooks = startDeliveringWebhooks({ ...directory, onFault: onWebhookFault })
  const settling = directory.stores.logs
    .settleAfterRestore()
    .catch((fault: unknown) => log.warn({ err: fault }, 'the logs of another server could not be put in order'))
  const onLifecycleFault = (fault: unknown) => log.error({ err: fault }, 'what the time decides could not be done')
  const lifecycles = followLifecycles({ ...directory, onFault: onLifecycleFault })
  const stopping = new AbortController()
  const onRemovalFault = (fault: unknown) =>
    log.warn({ err: fault }, 'the removal of a deleted connection could not be finished')
  const removals = resumeConnectionDeletions({ ...directory, onFault: onRemovalFault }, stopping.signal).catch(
    onRemovalFault,
  )
  const forgetting = setInterval(() => {
    const deps = { ...directory.stores, clock: directory.clock }
    Promise.all([
      forgetEnded(deps),
      forgetEndedSessions(deps),
      forgetRevocations(deps),
      forgetDeviceRequests(deps),
      forgetUnfinished(deps),
      forgetVerifications(deps),
      forgetInvitations(deps),
      forgetLinkRequests(deps),
      forgetAnswers(deps),
      expireRecoveries(deps),
      forgetRecoveries(deps),
    ]).catch((fault: unknown) => log.warn({ err: fault }, 'ended sessions could not be removed'))
    keepHours(deps).catch((fault: unknown) => log.warn({ err: fault }, 'events could not be counted by the hour'))
    keepStatistics({ ...deps, places: directory.places }).catch((fault: unknown) =>
      log.warn({ err: fault }, 'statistics could not be kept'),
    )
    placeSignIns({ ...deps, places: directory.places }).catch((fault: unknown) =>
      log.warn({ err: fault }, 'countries of sign-ins could not be looked up'),
    )
    forgetIpRules(directory).catch((fault: unknown) =>
      log.warn({ err: fault }, 'networks of ended sessions could not be forgotten'),
    )
    forgetMessages({ ...directory.stores, clock: directory.clock }).catch((fault: unknown) =>
      log.warn({ err: fault }, 'old messages could not be removed'),
    )
    forgetDeliveries({ ...directory.stores, clock: directory.clock }).catch((fault: unknown) =>
      log.warn({ err: fault }, 'old deliveries of webhooks could not be removed'),
    )
    forgetPresence({ ...console.stores, clock: console.clock }).catch((fault: unknown) =>
      log.warn({ err: fault }, 'tabs that are gone could not be forgotten'),
    )
    rotateWhenDue(directory).catch((fault: unknown) => log.warn({ err: fault }, 'signing keys could not be rotated'))
  }, forgetEveryMs)
  const dueLinks = setInterval(() => {
    sendDueLinks(directory).catch((fault: unknown) =>
      log.warn({ err: fault }, 'a recovery link that is due could not be sent'),
    )
  }, dueLinksEveryMs)
  return {
    wakeJobs: jobs.wake,
    stop: async () => {
      clearInterval(forgetting)
      clearInterval(dueLinks)
      stopping.abort()
      await Promise.all([
        jobs.stop(),
        outbox.stop(),
        sealing.stop(),
        walking.stop(),
        sending?.stop(),
        logouts.stop(),
        lifecycles.stop(),
        webhooks.stop(),
        removals,
        settling,
      ])
    },
  }
}

function startOutbox(database: Database, directory: Directory, log: FastifyBaseLogger): { stop(): Promise<void> } {
  const subscribers = [logEvents((line, message) => log.info(line, message))]
  const stopping = new AbortController()
  const { number } = directory.application
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const handed = await handOn().catch((fault: unknown) => {
        log.warn({ err: fault }, 'the outbox could not be drained')
        return 0
      })
      if (handed < outboxBatchSize) await pause(outboxPauseMs, stopping.signal)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }

  async function handOn(): Promise<number> {
    if (!(await postgresOutbox(database, number).isFilled())) return 0
    return database.transaction((executor) => {
      const count: BatchSubscriber = (events) =>
        countDays(postgresStats(executor, number), events, directory.clock.now())
      const fanOut: BatchSubscriber = (events) =>
        fanOutEvents(
          {
            webhooks: postgresWebhooks(executor, number),
            webhookDeliveries: postgresWebhookDeliveries(executor, number),
          },
          events,
          directory.clock.now(),
        )
      return drainOutbox({ outbox: postgresOutbox(executor, number) }, subscribers, [count, fanOut])
    })
  }
}
