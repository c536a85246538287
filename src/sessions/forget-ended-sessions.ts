import type { Clock } from '../kernel/clock.ts'

export interface ForgetEndedSessionsDeps {
  readonly sessions: Forgetful
  readonly tokenFamilies: Forgetful
  readonly oneTimeSecrets: {
    removeEnded(before: Date, invitationsBefore: Date): Promise<void>
    removeTakenIn(before: Date): Promise<void>
  }
  readonly oneTimeCodes: Forgetful
  readonly signIns: { removeBefore(before: Date): Promise<void> }
  readonly logoutNotices: { removeBefore(before: Date): Promise<void> }
  readonly clock: Clock
}

interface Forgetful {
  removeEnded(before: Date): Promise<void>
}

const dayMs = 86_400_000
/** A support reference leads to a sign-in for this long, and from there to what came of it. */
const signInDays = 30
/** Long enough to tell a replayed secret from a guessed one. */
const secretDays = 1
/** As long as the invitation itself is kept: until then another can be asked for by its link. */
const invitationDays = 30

/** Removes what decides nothing any more and nobody asks about. For a worker, every few minutes. */
export async function forgetEndedSessions(deps: ForgetEndedSessionsDeps): Promise<void> {
  const now = deps.clock.now().getTime()
  const longAgo = new Date(now - signInDays * dayMs)
  const yesterday = new Date(now - secretDays * dayMs)
  await deps.sessions.removeEnded(longAgo)
  await deps.tokenFamilies.removeEnded(longAgo)
  await deps.oneTimeSecrets.removeEnded(yesterday, new Date(now - invitationDays * dayMs))
  await deps.oneTimeSecrets.removeTakenIn(new Date(now))
  await deps.oneTimeCodes.removeEnded(yesterday)
  await deps.signIns.removeBefore(longAgo)
  await deps.logoutNotices.removeBefore(longAgo)
}
