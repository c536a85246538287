// Whether the parts that Rollcall stands on are well, and what is still to be set up: for those who run it.

import { Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { productVersion } from '../../../http/product-version.ts'
import { shippedParts } from '../../../http/shipped-parts.ts'
import { consoleRoles } from '../../../operators/console-roles.ts'
import { currentForDays } from '../../../signing-keys/rotate-when-due.ts'
import { closed, count, flag, orNull, text, textOrNull, timestamp, timestampOrNull, wholeOf } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const steps = ['second-owner', 'team', 'mfa-policy', 'mail', 'audit-anchor', 'application', 'people'] as const

const system = closed(
  {
    asOf: timestamp,
    version: text,
    // It takes no changes as a standby, and where somebody set it so.
    database: closed({ answeredInMs: count, version: text, isEmbedded: flag, schema: text, takesChanges: flag }),
    // How many of Rollcall work at once; null where nobody keeps count of them.
    processes: orNull(count),
    mail: closed({ isSent: flag, failedLastDay: count }),
    leakedPasswords: closed({ state: Type.Enum(['off', 'readable', 'unreadable']), writtenAt: timestampOrNull }),
    // Where addresses roughly are; empty where the operator brings no table.
    placeTables: Type.Array(closed({ kind: text, builtAt: timestamp })),
    signingKey: closed({ since: timestampOrNull, rotatesAt: timestampOrNull }),
    setup: Type.Array(closed({ step: Type.Enum([...steps]), isDone: flag })),
  },
  'SystemHealth',
)

const part = closed(
  { name: text, version: text, license: textOrNull, isIn: Type.Enum(['server', 'console']) },
  'ShippedPart',
)

export const systemRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/system',
    access: ['read:settings'],
    summary: 'Get the health of the system',
    answers: { 200: system },
    handle: read,
  },
  {
    method: 'GET',
    path: '/system/parts',
    access: ['read:settings'],
    summary: 'List the packages of others with their licenses',
    answers: { 200: wholeOf(part) },
    handle: listParts,
  },
]

const dayMs = 86_400_000

async function read(call: Call): Promise<Answer> {
  const { directory } = call
  const { isDatabaseEmbedded, places } = directory
  const asOf = directory.clock.now()
  const [database, isSent, failedLastDay, signingKey, leakedPasswords] = await Promise.all([
    databaseAnswer(directory),
    sendsMail(directory),
    failedMessages(directory, asOf),
    keyInForce(directory),
    directory.leakedPasswords.standing(),
  ])
  const setup = await setupOf(call, isSent)
  return ok({
    asOf,
    version: productVersion,
    database,
    // The embedded one is held by a lock; who else uses another one is known to nobody here.
    processes: isDatabaseEmbedded ? 1 : null,
    mail: { isSent, failedLastDay },
    leakedPasswords,
    placeTables: places.tables,
    signingKey,
    setup,
  })
}

async function listParts(): Promise<Answer> {
  return ok({ data: await shippedParts() })
}

async function databaseAnswer({ stores, isDatabaseEmbedded: isEmbedded }: Directory) {
  const begun = performance.now()
  const { databaseVersion: version, schema, takesChanges } = await stores.installation.read()
  return { answeredInMs: Math.round(performance.now() - begun), version, isEmbedded, schema, takesChanges }
}

async function sendsMail({ stores, sendsMail: serverSends }: Directory): Promise<boolean> {
  return serverSends || (await stores.mailSettings.readFor([])).server !== null
}

async function failedMessages({ stores }: Directory, until: Date): Promise<number> {
  const span = { since: new Date(until.getTime() - dayMs), until }
  const buckets = await stores.auditHistogram.count({ types: ['message.failed'] }, span, 1_440)
  return buckets.reduce((sum, { success, failure }) => sum + success + failure, 0)
}

async function keyInForce({ stores }: Directory) {
  const key = (await stores.signingKeys.list()).find(({ state }) => state === 'current')
  const since = key === undefined ? null : (key.currentSince ?? key.createdAt)
  return { since, rotatesAt: since === null ? null : new Date(since.getTime() + currentForDays * dayMs) }
}

/** Whoever helps without owning anything. */
const teamRoles = consoleRoles.filter((role) => role !== 'owner')

async function setupOf({ directory, console }: Call, isSent: boolean) {
  const { stores, clock, anchor } = directory
  const first = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const
  const [owners, team, settings, clients, people] = await Promise.all([
    console.stores.operators.countOwners(),
    console.stores.operators.listOfRoles(teamRoles, 1),
    stores.settings.read(),
    stores.clients.list({ isFirstParty: true, page: { ...first, limit: clientsLookedAt } }),
    stores.users.list({
      filter: null,
      at: clock.now(),
      sort: { field: 'createdAt', direction: 'descending' },
      page: first,
    }),
  ])
  const done: Readonly<Record<(typeof steps)[number], boolean>> = {
    'second-owner': owners > 1,
    team: team.length > 0,
    'audit-anchor': anchor !== null,
    'mfa-policy': settings.mfaPolicy === 'required',
    mail: isSent,
    application: clients.items.some(({ appType }) => appType !== null && appType !== 'non_interactive'),
    people: people.items.length > 0,
  }
  return steps.map((step) => ({ step, isDone: done[step] }))
}

/** Whoever has more than these has set one up. */
const clientsLookedAt = 50
