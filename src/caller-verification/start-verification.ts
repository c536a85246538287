import { checkTotp } from '../authentication-methods/totp.ts'
import type { Attempt } from '../guards/guard.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import { type CallerChannels, callerChannels } from './caller-channels.ts'
import { callerCode, callerCodeHash } from './caller-code.ts'
import {
  type CallerVerification,
  codeMinutes,
  untilAfter,
  type VerificationChannel,
  type VerificationKind,
  verificationMinutes,
} from './caller-verification.ts'
import { recordVerified } from './record-verified.ts'
import type { VerificationDeps } from './verification-deps.ts'

export type NewVerification =
  | { readonly channel: 'email' }
  /** What the caller reads out. */
  | { readonly channel: 'authenticator'; readonly code: string }
  | { readonly channel: 'other'; readonly kind: VerificationKind; readonly note: string }

/** A code by e-mail is out afterwards; everything else stands at once, or throws `code_wrong`. */
export async function startVerification(
  deps: VerificationDeps,
  actor: Actor,
  userId: string,
  input: NewVerification,
): Promise<CallerVerification> {
  const found = await callerChannels(deps, userId)
  const begun = { ...begin(found, actor, input.channel, deps.clock.now()) }
  if (input.channel === 'email') return mailCode(deps, actor, found, begun)
  if (input.channel === 'authenticator') return checkAuthenticator(deps, actor, begun, input.code)
  const note = input.note.trim()
  if (note === '') throw invalidField('note', 'Say what you checked, such as: Passport matches.')
  return stand(deps, actor, { ...begun, kind: input.kind, note })
}

function begin(
  { account, channels }: CallerChannels,
  { kind, id, name }: Actor,
  channel: VerificationChannel,
  now: Date,
): CallerVerification {
  const { isAvailable = false, changedAt = null } = channels.find((each) => each.channel === channel) ?? {}
  if (!isAvailable) throw invalidField('channel', missing[channel])
  return {
    id: prefixedId('cv'),
    userId: account.userId,
    channel,
    kind: null,
    note: null,
    agent: { kind, id, name },
    channelChangedAt: changedAt,
    startedAt: now,
    validUntil: untilAfter(now, codeMinutes),
    verifiedAt: null,
  }
}

const missing: Readonly<Record<VerificationChannel, string>> = {
  email: 'They have no verified e-mail address. Use another channel.',
  session: 'They are signed in nowhere. Use another channel.',
  authenticator: 'They have no authenticator app. Use another channel.',
  other: 'Use another channel.',
}

async function mailCode(
  { stores, change, clock, sealer }: VerificationDeps,
  actor: Actor,
  { account }: CallerChannels,
  begun: CallerVerification,
): Promise<CallerVerification> {
  const { userId, email, locale } = account
  // The mails that a person gets are bounded together, whoever asks for them (REC-11).
  const attempt: Attempt = { act: 'mail-request', account: userId, ip: actor.ip, isKnownBrowser: false }
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const code = callerCode()
  return change(async (changing) => {
    await changing.callerVerifications.insert(begun, callerCodeHash(sealer, begun.id, code))
    const values = { code, agent: actor.name }
    await changing.messages.queue({ kind: 'caller-code', to: email as string, userId, locale, values })
    const details = { verification: begun.id, channel: begun.channel }
    await changing.audit.record(actor, 'user.caller_code_sent', { kind: 'user', id: userId }, details)
    return begun
  })
}

/** Counted like any other try of a second factor, so that nobody guesses it from a help desk (MFA-04). */
async function checkAuthenticator(
  deps: VerificationDeps,
  actor: Actor,
  begun: CallerVerification,
  code: string,
): Promise<CallerVerification> {
  const { stores, clock, sealer } = deps
  const attempt: Attempt = { act: 'second-factor', account: begun.userId, ip: actor.ip, isKnownBrowser: false }
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const verified = await deps.change(async (changing) => {
    const method = await checkTotp({ ...changing, sealer, clock }, begun.userId, code)
    if (method === null) {
      const details = { verification: begun.id, channel: begun.channel }
      await changing.audit.record(actor, 'user.caller_not_verified', { kind: 'user', id: begun.userId }, details)
      return null
    }
    return recordVerified(changing, actor, standing(begun, clock.now()))
  })
  if (verified === null) {
    throw new RollcallError('code_wrong', 'The code is wrong, or was used before. Let them read out the next one.')
  }
  await giveBackAttempt({ attempts: stores.attempts, clock }, attempt)
  return verified
}

function stand(
  { change, clock }: VerificationDeps,
  actor: Actor,
  begun: CallerVerification,
): Promise<CallerVerification> {
  return change((changing) => recordVerified(changing, actor, standing(begun, clock.now())))
}

function standing(begun: CallerVerification, now: Date): CallerVerification {
  return { ...begun, verifiedAt: now, validUntil: untilAfter(now, verificationMinutes) }
}
