// What changed settings would come to, told before they are saved: numbers alone, kept or counted of few.
import type { Static } from 'typebox'
import { withGrades } from '../../../applications/action-grades.ts'
import { defaultSessionSettings, type SessionSettings } from '../../../applications/session-settings.ts'
import { type ApplicationSettings, defaultSettings, refuseBadSettings } from '../../../applications/settings.ts'
import type { AuditBucket } from '../../../audit/audit-histogram.ts'
import type { Directory } from '../../../directory.ts'
import { wouldLock } from '../../../guards/would-lock.ts'
import { unlessTooLong } from '../../../kernel/search-timeout.ts'
import { keptSince } from '../../../seals/retain-log.ts'
import { readStanding } from '../../../statistics/read-standing.ts'
import { closed, count, flag, orNull, timestampOrNull } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { changeBody, settings } from './settings.ts'

const counted = { people: orNull(count), asOf: timestampOrNull }
const preview = closed(
  {
    enrolment: orNull(closed({ ...counted, graceDays: count })),
    notAsked: orNull(closed(counted)),
    factorLost: orNull(closed(counted)),
    sessions: orNull(closed({ open: orNull(count), asOf: timestampOrNull, shortensIdle: flag, lowersMost: flag })),
    // Both of the last seven days: locks that there were, and accounts that these limits would have locked, by the wrong
    // passwords that were looked at. Tries while an account was locked are not among them.
    locks: orNull(closed({ lastWeek: count, wouldLock: orNull(count) })),
    // Events whose content would go with the next daily run.
    auditLost: orNull(closed({ events: orNull(count) })),
  },
  'SettingsPreview',
)

export const settingsPreviewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/settings/defaults',
    access: ['read:settings'],
    summary: 'Get the settings as they are where nobody set any',
    answers: { 200: settings },
    handle: async () => ok(defaultSettings),
  },
  {
    method: 'POST',
    path: '/settings/preview',
    access: ['read:settings'],
    body: changeBody,
    whilePaused: 'reads',
    summary: 'Tell what changed settings would come to',
    answers: { 200: preview },
    handle: tell,
  },
]

type ChangeBody = Static<typeof changeBody>

/** Null stands for what the change does not touch; a number is null where there are many and nobody counted them yet. */
async function tell({ body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  const before = await directory.stores.settings.read()
  const { raisedGrades = {}, ...plain } = body
  const change = { ...plain, raisedGrades: withGrades(before.raisedGrades, raisedGrades) }
  refuseBadSettings(change)
  const after = { ...before, ...change }
  const [factors, sessions, locks, auditLost] = await Promise.all([
    tellFactors(directory, before, after),
    tellSessions(directory, before, after),
    tellLocks(directory, before, after),
    tellAuditLost(directory, before, after),
  ])
  return ok({ ...factors, sessions, locks, auditLost })
}

type Settings = Pick<
  ApplicationSettings,
  | 'mfaPolicy'
  | 'mfaGraceDays'
  | 'disabledFactors'
  | keyof SessionSettings
  | 'bruteForce'
  | 'networkThrottling'
  | 'auditRetentionDays'
>

async function tellFactors({ stores, places, clock }: Directory, before: Settings, after: Settings) {
  const asksMore = after.mfaPolicy === 'required' && before.mfaPolicy !== 'required'
  const asksSooner = after.mfaPolicy === 'required' && after.mfaGraceDays < before.mfaGraceDays
  const asksNobody = after.mfaPolicy === 'off' && before.mfaPolicy !== 'off'
  const disabled = after.disabledFactors.filter((factor) => !before.disabledFactors.includes(factor))
  if (!asksMore && !asksSooner && !asksNobody && disabled.length === 0) {
    return { enrolment: null, notAsked: null, factorLost: null }
  }
  const enrols = asksMore || asksSooner
  const [standing, exempt] = await Promise.all([
    readStanding({ ...stores, places, clock }, 'mfa'),
    enrols ? stores.mfaExemptions.countWithoutFactor(clock.now()) : 0,
  ])
  const told = (people: number | undefined) => ({ people: people ?? null, asOf: standing?.asOf ?? null })
  const mfa = standing?.content
  const strongest = mfa && disabled.map((factor) => (factor === 'recovery-code' ? 0 : mfa.strongest[factor]))
  return {
    // The exempt are asked for nothing while they are; they may be more than when the others were counted.
    enrolment: enrols ? { ...told(mfa && Math.max(mfa.none - exempt, 0)), graceDays: after.mfaGraceDays } : null,
    notAsked: asksNobody ? told(mfa && mfa.active - mfa.none) : null,
    // Those for whom it is the strongest one: whoever has a stronger one is asked for that anyway.
    factorLost: disabled.length > 0 ? told(strongest?.reduce((sum, people) => sum + people, 0)) : null,
  }
}

const sessionSettingNames = Object.keys(defaultSessionSettings) as (keyof SessionSettings)[]

/** A session keeps the end that it was given; how long it may rest is renewed whenever it is used. */
async function tellSessions({ stores, places, clock }: Directory, before: Settings, after: Settings) {
  if (sessionSettingNames.every((name) => after[name] === before[name])) return null
  const standing = await readStanding({ ...stores, places, clock }, 'sessions')
  return {
    open: standing?.content.total ?? null,
    asOf: standing?.asOf ?? null,
    lowersMost: (after.mostSessions ?? Infinity) < (before.mostSessions ?? Infinity),
    shortensIdle: after.sessionIdleMinutes < before.sessionIdleMinutes,
  }
}

const weekMinutes = 7 * 1_440

async function tellLocks({ stores, clock }: Directory, before: Settings, after: Settings) {
  if (JSON.stringify(before.bruteForce) === JSON.stringify(after.bruteForce)) return null
  const until = clock.now()
  const span = { since: new Date(until.getTime() - weekMinutes * 60_000), until }
  const buckets = await stores.auditHistogram.count({ types: ['user.locked'] }, span, weekMinutes)
  return {
    lastWeek: sumOf(buckets),
    wouldLock: await wouldLock({ ...stores, clock }, after),
  }
}

/** What the limit of now has not taken yet is among them. */
async function tellAuditLost({ stores, clock }: Directory, before: Settings, after: Settings) {
  const { auditRetentionDays: days } = after
  if (days === null || days >= (before.auditRetentionDays ?? Infinity)) return null
  const span = { since: new Date(0), until: keptSince(clock.now(), days) }
  const counting = stores.auditHistogram.count({}, span, weekMinutes)
  const buckets = await unlessTooLong(counting, null)
  return { events: buckets && sumOf(buckets) }
}

function sumOf(buckets: readonly AuditBucket[]): number {
  return buckets.reduce((sum, { success, failure }) => sum + success + failure, 0)
}
