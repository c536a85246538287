import type { SettingsDraft } from './settings-draft.ts'

export interface SessionMoment {
  readonly kind: 'begin' | 'token' | 'idle' | 'end' | 'endOfOthers' | 'endOfKept'
  readonly minutes: number
}

type Lifetimes = Pick<
  SettingsDraft,
  'sessionIdleMinutes' | 'sessionAbsoluteMinutes' | 'accessTokenMinutes' | 'offersStayingSignedIn' | 'keptSessionDays'
>

/** In the order in which they come; nothing while a number is no number. What comes after the end is left out. */
export function sessionMoments(draft: Lifetimes): readonly SessionMoment[] {
  const token = Number(draft.accessTokenMinutes)
  const idle = Number(draft.sessionIdleMinutes)
  const end = Number(draft.sessionAbsoluteMinutes)
  const keeps = draft.offersStayingSignedIn && draft.keptSessionDays.trim() !== ''
  const kept = keeps ? Number(draft.keptSessionDays) * 1_440 : end
  if (![token, idle, end, kept].every((minutes) => Number.isFinite(minutes) && minutes > 0)) return []
  const between = [{ kind: 'token', minutes: token } as const, { kind: 'idle', minutes: idle } as const].filter(
    ({ minutes }) => minutes < end,
  )
  const ends: readonly SessionMoment[] = keeps
    ? [
        { kind: 'endOfOthers', minutes: end },
        { kind: 'endOfKept', minutes: kept },
      ]
    : [{ kind: 'end', minutes: end }]
  return [{ kind: 'begin', minutes: 0 }, ...[...between, ...ends].sort((one, other) => one.minutes - other.minutes)]
}
