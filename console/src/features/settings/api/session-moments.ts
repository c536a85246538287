import type { SettingsDraft } from './settings-draft.ts'

export interface SessionMoment {
  readonly kind: 'begin' | 'token' | 'idle' | 'end'
  readonly minutes: number
}

type Lifetimes = Pick<SettingsDraft, 'sessionIdleMinutes' | 'sessionAbsoluteMinutes' | 'accessTokenMinutes'>

/** In the order in which they come; nothing while a number is no number. What comes after the end is left out. */
export function sessionMoments(draft: Lifetimes): readonly SessionMoment[] {
  const token = Number(draft.accessTokenMinutes)
  const idle = Number(draft.sessionIdleMinutes)
  const end = Number(draft.sessionAbsoluteMinutes)
  if (![token, idle, end].every((minutes) => Number.isFinite(minutes) && minutes > 0)) return []
  const between = [{ kind: 'token', minutes: token } as const, { kind: 'idle', minutes: idle } as const].filter(
    ({ minutes }) => minutes < end,
  )
  const ordered = between.sort((one, other) => one.minutes - other.minutes)
  return [{ kind: 'begin', minutes: 0 }, ...ordered, { kind: 'end', minutes: end }]
}
