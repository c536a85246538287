// What changed settings would come to, in sentences. The server counts; where it has no number yet, none is made up.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { SettingsChanges } from './settings.ts'

interface SettingsPreview {
  readonly enrolment: (Counted & { readonly graceDays: number }) | null
  readonly notAsked: Counted | null
  readonly factorLost: Counted | null
  readonly sessions: {
    readonly open: number | null
    readonly shortensIdle: boolean
    readonly lowersMost: boolean
  } | null
  /** `wouldLock` is null where there was too much to look at. */
  readonly locks: { readonly lastWeek: number; readonly wouldLock: number | null } | null
  readonly auditLost: { readonly events: number | null } | null
}

interface Counted {
  /** Null where there are many and nobody counted them yet. */
  readonly people: number | null
}

export function changeEffectsQuery(changes: SettingsChanges) {
  return queryOptions({
    queryKey: ['settings', 'preview', changes],
    queryFn: ({ signal }) => call<SettingsPreview>('POST', '/settings/preview', { body: changes, signal }),
    placeholderData: keepPreviousData,
    // What could not be saved has no effect to tell: saving says why.
    retry: false,
    staleTime: 30_000,
  })
}

export function effectSentences(preview: SettingsPreview): string[] {
  const { enrolment, notAsked, factorLost, sessions, locks, auditLost } = preview
  return [
    ...(enrolment === null ? [] : [enrolmentSentence(enrolment)]),
    ...(notAsked === null ? [] : [notAskedSentence(notAsked)]),
    ...(factorLost === null ? [] : [factorLostSentence(factorLost)]),
    ...(sessions === null ? [] : [sessionsSentence(sessions)]),
    ...(sessions?.lowersMost === true
      ? [t('Whoever is signed in in more browsers loses the oldest at the next sign-in.')]
      : []),
    ...(locks === null ? [] : [locksSentence(locks), wouldLockSentence(locks)]),
    ...(auditLost === null ? [] : [auditLostSentence(auditLost)]),
  ]
}

function enrolmentSentence({ people, graceDays }: NonNullable<SettingsPreview['enrolment']>): string {
  if (people === null) return t('Whoever has no second factor is asked to enrol.')
  if (graceDays === 0) {
    return tCount(
      people,
      '1 user will be asked to enrol at the next sign-in.',
      '{count} users will be asked to enrol at the next sign-in.',
    )
  }
  return tCount(
    people,
    '1 user will be asked to enrol, and may put it off for {days} days.',
    '{count} users will be asked to enrol, and may put it off for {days} days.',
    { days: graceDays },
  )
}

function notAskedSentence({ people }: Counted): string {
  if (people === null) return t('Nobody is asked for a second factor any more.')
  return tCount(
    people,
    '1 user with a second factor is not asked for it any more.',
    '{count} users with a second factor are not asked for it any more.',
  )
}

function factorLostSentence({ people }: Counted): string {
  if (people === null) return t('Whoever has no other factor is without one.')
  return tCount(people, '1 user loses their strongest factor.', '{count} users lose their strongest factor.')
}

function sessionsSentence({ open, shortensIdle }: NonNullable<SettingsPreview['sessions']>): string {
  if (open === null) return t('No session ends now. New sign-ins get the new limits.')
  if (shortensIdle) {
    return tCount(
      open,
      'No session ends now. 1 open session gets the shorter idle limit when it is used next.',
      'No session ends now. {count} open sessions get the shorter idle limit when they are used next.',
    )
  }
  return tCount(
    open,
    'No session ends now. 1 open session keeps its end; new sign-ins get the new limits.',
    'No session ends now. {count} open sessions keep their end; new sign-ins get the new limits.',
  )
}

function locksSentence({ lastWeek }: NonNullable<SettingsPreview['locks']>): string {
  return tCount(
    lastWeek,
    'With the limits as they are, there was 1 lock in the last 7 days.',
    'With the limits as they are, there were {count} locks in the last 7 days.',
  )
}

function wouldLockSentence({ wouldLock }: NonNullable<SettingsPreview['locks']>): string {
  if (wouldLock === null) {
    return t(
      'There were too many wrong passwords in the last 7 days to tell how many accounts these numbers would lock.',
    )
  }
  return tCount(
    wouldLock,
    'By these numbers 1 account would have been locked in the last 7 days; tries made while an account was locked are not among them.',
    'By these numbers {count} accounts would have been locked in the last 7 days; tries made while an account was locked are not among them.',
  )
}

function auditLostSentence({ events }: NonNullable<SettingsPreview['auditLost']>): string {
  if (events === null) return t('A great many events lose what they say with the next daily run, for good.')
  return tCount(
    events,
    '1 event loses what it says with the next daily run, for good.',
    '{count} events lose what they say with the next daily run, for good.',
  )
}
