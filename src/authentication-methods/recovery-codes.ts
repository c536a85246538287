// Recovery codes: made together, shown once, stored only as hashes, each spent by one use (REC-14).
import { randomInt } from 'node:crypto'
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { secretHash } from '../kernel/sealing.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { newMethod } from './authentication-method.ts'
import type { AuthenticationMethodStore } from './authentication-method-store.ts'
import { holdPerson, tellPerson } from './hold-person.ts'

export interface RecoveryCodeDeps {
  readonly authenticationMethods: AuthenticationMethodStore
  readonly audit: AuditStore
  readonly messages: MessageQueue
  readonly clock: Clock
}

/** 15 of 32 letters are 75 bits; NIST SP 800-63B-4 §4.2 asks for 64. */
const codeLength = 15
const groupLength = 5
/** The vendor's one code (auth0.md 3.7). */
const singleCodeLength = 24

/**
 * New codes in groups of five letters, as many as the settings say; the old ones are worthless from now on. Call it in a
 * transaction.
 */
export async function makeRecoveryCodes(
  deps: RecoveryCodeDeps & { readonly settings: Pick<SettingsStore, 'read'> },
  actor: Actor,
  userId: string,
): Promise<string[]> {
  const { recoveryCodeCount } = await deps.settings.read()
  const codes = Array.from({ length: recoveryCodeCount }, () => newCode(codeLength))
  await replaceCodes(deps, actor, userId, codes)
  return codes.map((code) => code.replace(new RegExp(`.{${groupLength}}(?=.)`, 'g'), '$&-'))
}

/** The same for whoever has a factor already, and is told: whoever adds one hears of that. Call it in a transaction. */
export async function renewRecoveryCodes(
  deps: Parameters<typeof makeRecoveryCodes>[0],
  actor: Actor,
  userId: string,
): Promise<string[]> {
  const codes = await makeRecoveryCodes(deps, actor, userId)
  await tellOfNewCodes(deps, userId)
  return codes
}

/** One long code in place of all that were there, of which its owner is told. Call it in a transaction. */
export async function makeSingleRecoveryCode(deps: RecoveryCodeDeps, actor: Actor, userId: string): Promise<string> {
  const code = newCode(singleCodeLength)
  await replaceCodes(deps, actor, userId, [code])
  await tellOfNewCodes(deps, userId)
  return code
}

/** How many codes are left after this one, or null when it is none of theirs or was spent. Call it in a transaction. */
export async function spendRecoveryCode(
  { authenticationMethods, audit, messages, clock }: RecoveryCodeDeps,
  actor: Actor,
  userId: string,
  code: string,
): Promise<number | null> {
  const left = await authenticationMethods.spendRecoveryCode(userId, codeHash(code), clock.now())
  if (left === null) return null
  const person = await holdPerson(authenticationMethods, userId)
  await audit.record(actor, 'user.recovery_code_used', { kind: 'user', id: userId }, { left })
  await tellPerson(messages, person, 'recovery-code-used', { left })
  return left
}

async function replaceCodes(
  { authenticationMethods, audit, clock }: RecoveryCodeDeps,
  actor: Actor,
  userId: string,
  codes: readonly string[],
): Promise<void> {
  await holdPerson(authenticationMethods, userId)
  const now = clock.now()
  const method = newMethod(userId, 'recovery-code', now, { confirmedAt: now })
  for (const { id, type } of await authenticationMethods.list(userId)) {
    if (type === 'recovery-code') await authenticationMethods.remove(userId, id)
  }
  await authenticationMethods.insert(method)
  await authenticationMethods.insertRecoveryCodes(method.id, codes.map(codeHash))
  const details = { id: method.id, count: codes.length }
  await audit.record(actor, 'user.recovery_codes_made', { kind: 'user', id: userId }, details)
}

async function tellOfNewCodes(
  { authenticationMethods, messages }: Pick<RecoveryCodeDeps, 'authenticationMethods' | 'messages'>,
  userId: string,
): Promise<void> {
  await tellPerson(messages, await holdPerson(authenticationMethods, userId), 'recovery-codes-made', {})
}

/** Crockford's: without letters that are read as digits, or as each other. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function newCode(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** Case, spaces and dashes are no fault, nor is a letter read for the digit it looks like. */
function codeHash(code: string): Buffer {
  const plain = code.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  return secretHash('recovery code', plain)
}
