// What a policy asks of a password, in sentences, and which of it a password keeps. A password that is tried is judged
// here and sent nowhere; what the server alone knows, such as the list of common passwords, it is not asked for.
import { t, tCount } from '../../../lib/text.ts'
import type { PasswordLevel } from './password-policy.ts'
import { type PolicyDraft, wordsOf } from './policy-draft.ts'

export interface PasswordRule {
  readonly sentence: string
  /** Null where it cannot be told without the person or the server. */
  readonly isKeptBy: ((password: string) => boolean) | null
}

/** The lengths of the levels, as the server has them. */
const levelLengths: Readonly<Record<PasswordLevel, number>> = { none: 1, low: 6, fair: 8, good: 8, excellent: 10 }

export function leastLength({ level, minLength }: Pick<PolicyDraft, 'level' | 'minLength'>): number {
  const own = Number.parseInt(minLength, 10)
  return Number.isNaN(own) ? levelLengths[level] : own
}

export function passwordRules(draft: PolicyDraft): readonly PasswordRule[] {
  const { level, usesDictionary, noPersonalInfo, remembers, remembered } = draft
  const least = leastLength(draft)
  return [
    {
      sentence: tCount(least, 'At least 1 character', 'At least {count} characters'),
      isKeptBy: (password) => [...password.normalize('NFKC')].length >= least,
    },
    ...(level === 'fair' ? [lettersAndDigit] : []),
    ...(level === 'good' || level === 'excellent' ? [threeOfFour] : []),
    ...(level === 'excellent' ? [noRepeats] : []),
    ...(usesDictionary ? [noneOf(wordsOf(draft)), notCommon] : []),
    ...(noPersonalInfo ? [{ sentence: t('Not their name, username or email address'), isKeptBy: null }] : []),
    ...(remembers
      ? [
          {
            sentence: tCount(
              Number.parseInt(remembered, 10) || 0,
              'Not their last password',
              'None of their last {count} passwords',
            ),
            isKeptBy: null,
          },
        ]
      : []),
  ]
}

const notCommon: PasswordRule = { sentence: t('Not one of the passwords that everybody tries first'), isKeptBy: null }

const lettersAndDigit: PasswordRule = {
  sentence: t('A lower-case letter, an upper-case letter and a digit'),
  isKeptBy: (password) => kindsIn(password).slice(0, 3).every(Boolean),
}

const threeOfFour: PasswordRule = {
  sentence: t('Three of these: lower-case letter, upper-case letter, digit, special character'),
  isKeptBy: (password) => kindsIn(password).filter(Boolean).length >= 3,
}

const noRepeats: PasswordRule = {
  sentence: t('No character more than twice in a row'),
  isKeptBy: (password) => !/(.)\1\1/su.test(password.normalize('NFKC')),
}

function noneOf(words: readonly string[]): PasswordRule {
  const folded = new Set(words.map(fold))
  return {
    sentence: tCount(words.length, 'Not your own word', 'None of your {count} own words'),
    isKeptBy: (password) => !folded.has(fold(password)),
  }
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Lower case, upper case, digit, anything else. */
function kindsIn(password: string): readonly boolean[] {
  const judged = password.normalize('NFKC')
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].map((kind) => kind.test(judged))
}
