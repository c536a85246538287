import { type ErrorCode, RollcallError } from '../kernel/errors.ts'
import { isCommonPassword } from './common-passwords.ts'
import { normalizedPassword, refuseImpossiblePassword } from './password.ts'

/** The weakest first. */
export const passwordLevels = ['none', 'low', 'fair', 'good', 'excellent'] as const
export type PasswordLevel = (typeof passwordLevels)[number]

export function isPasswordLevel(text: string): text is PasswordLevel {
  return passwordLevels.some((level) => level === text)
}

/** What a connection asks of a new password (auth0.md 2.5). */
export interface PasswordPolicy {
  readonly level: PasswordLevel
  /** In place of the level's own. */
  readonly minLength?: number
  readonly dictionary: { readonly enabled: boolean; readonly words: readonly string[] }
  readonly noPersonalInfo: boolean
  /** How many earlier passwords may not come back; asked by `refuseReusedPassword`. */
  readonly history: { readonly enabled: boolean; readonly size: number }
  /** After how many days whoever signs in by it chooses another; null: never (NIST SP 800-63B §3.1.1.2). */
  readonly expiryDays: number | null
}

/** What others know about the person who is to have the password. */
export interface PasswordPerson {
  readonly name?: string | null
  readonly username?: string | null
  readonly nickname?: string | null
  readonly email?: string | null
  /** The names a person keeps in metadata: whole, first and last. */
  readonly metadataNames?: readonly string[]
}

/** The levels' lengths are Auth0's, counted in code points of the normalised password. */
export const levelMinLength: Readonly<Record<PasswordLevel, number>> = {
  none: 1,
  low: 6,
  fair: 8,
  good: 8,
  excellent: 10,
}

/** How long a new password is at least: the policy's own word, or its level's. */
export function leastLength({ level, minLength }: PasswordPolicy): number {
  return minLength ?? levelMinLength[level]
}

const dayMs = 86_400_000

/** When a password that was set at that time is to be changed; null: never. */
export function passwordEnd({ expiryDays }: Pick<PasswordPolicy, 'expiryDays'>, setAt: Date): Date | null {
  return expiryDays === null ? null : new Date(setAt.getTime() + expiryDays * dayMs)
}

/** The other way round: what was set then or before is to be changed by now. */
export function passwordsEndedFrom(expiryDays: number, now: Date): Date {
  return new Date(now.getTime() - expiryDays * dayMs)
}

/**
 * Throws the first rule that a new password breaks. The messages are Auth0's, word for word; `details` say more. The
 * service is what people know the application as: the first thing that is tried beside the common passwords.
 */
export function checkPassword(
  password: string,
  policy: PasswordPolicy,
  person: PasswordPerson,
  serviceName: string | null,
): void {
  refuseImpossiblePassword(password)
  const judged = normalizedPassword(password)
  const weakness = weaknessOf(judged, policy)
  if (weakness !== null) throw refusal('password_too_weak', 'PasswordStrengthError: Password is too weak', weakness)
  if (policy.dictionary.enabled && isInDictionary(judged, policy.dictionary.words)) {
    const message = 'PasswordDictionaryError: Password is too common'
    throw refusal('password_too_common', message, 'is one of the passwords that everybody tries first')
  }
  if (policy.dictionary.enabled && isContextWord(judged, person, serviceName)) {
    const message = 'PasswordDictionaryError: Password is too common'
    throw refusal('password_too_common', message, 'is no more than the name of the service or the e-mail address')
  }
  if (policy.noPersonalInfo && containsPersonalInfo(judged, person)) {
    const message = 'PasswordNoUserInfoError: Password contains user information'
    throw refusal('password_contains_user_info', message, 'must not contain the name, username or e-mail address')
  }
}

function refusal(code: ErrorCode, message: string, detail: string): RollcallError {
  return new RollcallError(code, message, { details: [{ field: 'password', message: `password: ${detail}` }] })
}

function weaknessOf(password: string, policy: PasswordPolicy): string | null {
  const { level } = policy
  const least = leastLength(policy)
  if ([...password].length < least) return `must have ${least} characters or more`
  const { lower, upper, digit, special } = characterClasses(password)
  if (level === 'fair' && !(lower && upper && digit)) {
    return 'must have a lower-case letter, an upper-case letter and a digit'
  }
  if (level !== 'good' && level !== 'excellent') return null
  if ([lower, upper, digit, special].filter(Boolean).length < 3) {
    return 'must have three of these: lower-case letter, upper-case letter, digit, special character'
  }
  if (level === 'excellent' && /(.)\1\1/su.test(password)) return 'must not repeat a character more than twice in a row'
  return null
}

/** A letter without case counts as special: scripts that have none could not meet a level otherwise. */
function characterClasses(password: string) {
  return {
    lower: /\p{Ll}/u.test(password),
    upper: /\p{Lu}/u.test(password),
    digit: /\p{Nd}/u.test(password),
    special: /[^\p{Ll}\p{Lu}\p{Nd}]/u.test(password),
  }
}

function isInDictionary(password: string, words: readonly string[]): boolean {
  const folded = password.toLowerCase()
  return isCommonPassword(folded) || words.some((word) => normalizedPassword(word).toLowerCase() === folded)
}

/** Digits and signs around a word make it no harder to guess (ASVS 6.2.11, NIST SP 800-63B §3.1.1.2). */
function isContextWord(password: string, { email }: PasswordPerson, serviceName: string | null): boolean {
  const bare = lettersOf(password)
  if (bare === '') return false
  const known = [serviceName, email].filter((text) => typeof text === 'string')
  return known
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u), ...text.split('@')])
    .map(lettersOf)
    .includes(bare)
}

function lettersOf(text: string): string {
  return normalizedPassword(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]/gu, '')
}

function containsPersonalInfo(password: string, person: PasswordPerson): boolean {
  const folded = password.toLowerCase()
  return personalWords(person).some((word) => folded.includes(word))
}

// "Al" or "Jo" stand in too many innocent passwords.
const personalWordMinLength = 3

/** Each name whole and in its parts; of the address only what stands before the @. */
function personalWords({ name, username, nickname, email, metadataNames = [] }: PasswordPerson): string[] {
  const mailbox = email?.replace(/@[^@]*$/, '')
  // Who gave no name is called by the address, whose domain says nothing about the person.
  const givenName = name === email ? null : name
  const known = [givenName, username, nickname, mailbox, ...metadataNames]
  return known
    .filter((text) => typeof text === 'string')
    .map((text) => normalizedPassword(text).toLowerCase().trim())
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)])
    .filter((word) => [...word].length >= personalWordMinLength)
}
