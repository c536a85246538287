import type { Attempt } from '../guards/guard.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import { callerChannels } from './caller-channels.ts'
import { callerNumberHash, callerNumbers } from './caller-numbers.ts'
import { type CallerPrompt, promptMinutes } from './caller-prompt.ts'
import { untilAfter } from './caller-verification.ts'
import type { VerificationDeps } from './verification-deps.ts'

/** Asks the person in one of their sessions. Throws `invalid_input`, `caller_prompt_open` and `rate_limited`. */
export async function startPrompt(
  deps: VerificationDeps,
  actor: Actor,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<CallerPrompt> {
  const { stores, change, clock, sealer } = deps
  const { sessions } = await callerChannels(deps, userId)
  const asked = sessions.find(({ session }) => session.id === sessionId)
  if (asked === undefined) {
    throw invalidField('sessionId', 'They are not signed in there any more. Choose another session or channel.')
  }
  // Three numbers are guessed in three tries: so often nobody is asked who presses any of them to be left alone.
  const attempt: Attempt = { act: 'caller-prompt', account: userId, ip: actor.ip, isKnownBrowser: false }
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const now = clock.now()
  const { kind, id: agentId, name } = actor
  const prompt: CallerPrompt = {
    id: prefixedId('cv'),
    userId,
    sessionId,
    agent: { kind, id: agentId, name },
    channelChangedAt: asked.changedAt,
    startedAt: now,
    validUntil: untilAfter(now, promptMinutes),
    answer: null,
    answeredAt: null,
  }
  const { right } = callerNumbers(sealer, prompt.id)
  return change(async (changing) => {
    if (!(await changing.callerPrompts.insert(prompt, callerNumberHash(sealer, prompt.id, right)))) {
      throw new RollcallError(
        'caller_prompt_open',
        'Another operator is asking them in their session. Wait for the answer, or use another channel.',
      )
    }
    const details = { verification: prompt.id, channel: 'session', session: sessionId }
    await changing.audit.record(actor, 'user.caller_prompt_sent', { kind: 'user', id: userId }, details)
    return prompt
  })
}
