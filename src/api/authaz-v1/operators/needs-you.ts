// What waits for somebody, as numbers: each with the list it is a number of. What the caller may not list is null.
import { endingBy } from '../../../clients/client-secret.ts'
import type { Directory } from '../../../directory.ts'
import type { Permission } from '../../../kernel/actor.ts'
import { logAlert } from '../../../seals/acknowledge-faults.ts'
import { closed, count, flag, orNull, textOrNull, timestampOrNull } from '../answers.ts'
import { waitingRecoveries } from '../recovery/waiting-recoveries.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const counted = { count, isMore: flag }
const oldest = closed({ ...counted, oldestAt: timestampOrNull })

export const needsYouRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/stats/needs-you',
    access: [
      'read:recovery_requests',
      'read:approvals',
      'read:jobs',
      'read:messages',
      'read:clients',
      'read:audit',
      'update:settings',
    ],
    summary: 'Count what waits for somebody',
    answers: {
      200: closed(
        {
          recoveryRequests: orNull(oldest),
          approvals: orNull(oldest),
          failedMessages: orNull(closed(counted)),
          failedJobs: orNull(closed(counted)),
          // Clients whose last secret ends within 14 days; which of them is the first, and when.
          endingSecrets: orNull(closed({ ...counted, clientId: textOrNull, endsAt: timestampOrNull })),
          // When the audit was found broken last; null once that was acknowledged, or it or the whole log was found intact.
          integrity: orNull(closed({ brokenAt: timestampOrNull })),
          // Since when changes are paused, and whether the database takes any.
          changes: orNull(closed({ pausedSince: timestampOrNull, areTaken: flag })),
        },
        'NeedsYou',
      ),
    },
    handle: read,
  },
]

const dayMs = 86_400_000
const countedAtMost = 99
/** Of what failed, who looks after a weekend is told too. */
const jobsForDays = 3

async function read(call: Call): Promise<Answer> {
  const { actor, directory, console } = call
  const where = async <Value>(permission: Permission, value: (of: Directory) => Promise<Value>) =>
    actor.permissions.has(permission) ? value(directory) : null
  const [recoveryRequests, approvals, failedMessages, failedJobs, endingSecrets, integrity, changes] =
    await Promise.all([
      where('read:recovery_requests', async () => (await waitingRecoveries(call)).forYou),
      where('read:approvals', waitingApprovals),
      where('read:messages', messagesGivenUp),
      where('read:jobs', jobsThatFailed),
      where('read:clients', secretsThatEnd),
      where('read:audit', (people) => foundBroken([people, console])),
      where('update:settings', whatHoldsChanges),
    ])
  return ok({ recoveryRequests, approvals, failedMessages, failedJobs, endingSecrets, integrity, changes })
}

async function waitingApprovals({ stores, clock }: Directory) {
  const page = { kind: 'cursor', after: null, limit: countedAtMost + 1, withTotal: false } as const
  const { items } = await stores.approvals.list('pending', page, clock.now())
  return { ...upTo(items.length), oldestAt: items.at(-1)?.requestedAt ?? null }
}

/** In the last 24 hours: an address that takes nothing, or a mail server that refuses. */
async function messagesGivenUp({ stores, clock }: Directory) {
  const until = clock.now()
  const span = { since: new Date(until.getTime() - dayMs), until }
  const buckets = await stores.auditHistogram.count({ types: ['message.failed'] }, span, 1_440)
  return upTo(buckets.reduce((sum, { success, failure }) => sum + success + failure, 0))
}

async function jobsThatFailed({ stores, clock }: Directory) {
  const page = { kind: 'cursor', after: null, limit: countedAtMost + 1, withTotal: false } as const
  const { items } = await stores.jobs.list({ kind: null, status: 'failed' }, page)
  const since = clock.now().getTime() - jobsForDays * dayMs
  return upTo(items.filter(({ finishedAt }) => finishedAt !== null && finishedAt.getTime() >= since).length)
}

async function secretsThatEnd({ stores, clock }: Directory) {
  const now = clock.now()
  const found = await stores.clients.withEndingSecrets(now, endingBy(now), countedAtMost + 1)
  const [first] = found
  return { ...upTo(found.length), clientId: first?.clientId ?? null, endsAt: first?.endsAt ?? null }
}

/** Looking again takes the alert away only where it looks at what was broken. */
async function foundBroken(logs: readonly Directory[]) {
  const alerts = await Promise.all(logs.map(({ stores }) => logAlert(stores.auditSearch)))
  const [newest] = alerts
    .flatMap(({ calling }) => calling)
    .map(({ foundAt }) => foundAt)
    .toSorted()
    .toReversed()
  return { brokenAt: newest === undefined ? null : new Date(newest) }
}

/** For those who can end it. */
async function whatHoldsChanges({ stores, clock }: Directory) {
  const [pause, { takesChanges }] = await Promise.all([
    stores.changePauses.find(clock.now()),
    stores.installation.read(),
  ])
  return { pausedSince: pause?.since ?? null, areTaken: takesChanges }
}

function upTo(found: number) {
  return { count: Math.min(found, countedAtMost), isMore: found > countedAtMost }
}
