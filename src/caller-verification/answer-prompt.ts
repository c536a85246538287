import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Session } from '../sessions/session.ts'
import { callerNumberHash } from './caller-numbers.ts'
import type { CallerPrompt } from './caller-prompt.ts'
import { type CallerVerification, untilAfter, verificationMinutes } from './caller-verification.ts'
import { recordVerified } from './record-verified.ts'
import type { VerificationDeps } from './verification-deps.ts'

export interface AnswerInput {
  /** In which they answer. */
  readonly session: Session
  readonly id: string
  /** Null: they did not call. */
  readonly number: string | null
}

/** What came of it; `over` where there was nothing to answer in this session. Throws `not_permitted`. */
export async function answerPrompt(
  { change, clock, sealer }: Pick<VerificationDeps, 'change' | 'clock' | 'sealer'>,
  person: Actor,
  { session, id, number }: AnswerInput,
): Promise<'right' | 'wrong' | 'denied' | 'over'> {
  // An operator who acts as the person would vouch for the caller themselves.
  if (session.impersonator !== undefined) {
    throw new RollcallError('not_permitted', 'Only the person answers this, never somebody who acts as them.')
  }
  const now = clock.now()
  const { userId } = session
  const numberHash = number === null ? null : callerNumberHash(sealer, id, number)
  return change(async (changing) => {
    // A session that is being ended at this moment proves nothing any more.
    if ((await changing.sessions.hold(session.id, now)) === null) return 'over'
    const prompt = await changing.callerPrompts.answer({ id, userId, sessionId: session.id, numberHash }, now)
    if (prompt === null) return 'over'
    if (prompt.answer === 'right') {
      await recordVerified(changing, person, verificationFrom(prompt, now))
      return 'right'
    }
    const [type, answer] =
      prompt.answer === 'denied'
        ? (['user.caller_denied', 'denied'] as const)
        : (['user.caller_not_verified', 'wrong'] as const)
    const details = { verification: id, channel: 'session', session: session.id, agent: { ...prompt.agent } }
    await changing.audit.record(person, type, { kind: 'user', id: userId }, details)
    return answer
  })
}

function verificationFrom(
  { id, userId, agent, channelChangedAt, startedAt }: CallerPrompt,
  now: Date,
): CallerVerification {
  return {
    id,
    userId,
    channel: 'session',
    kind: null,
    note: null,
    agent,
    channelChangedAt,
    startedAt,
    validUntil: untilAfter(now, verificationMinutes),
    verifiedAt: now,
  }
}
