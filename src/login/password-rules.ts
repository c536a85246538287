import { leastLength, type PasswordPolicy } from '../passwords/password-policy.ts'
import type { Texts } from './texts/en.ts'

export interface PasswordRule {
  readonly text: string
  /** What follows the rule, as a pattern with the flags s and u; null where no pattern can say. */
  readonly pattern: string | null
}

const [lower, upper, digit, special] = ['\\p{Ll}', '\\p{Lu}', '\\p{Nd}', '[^\\p{Ll}\\p{Lu}\\p{Nd}]'].map(
  (kind) => `(?=.*${kind})`,
) as [string, string, string, string]

/**
 * What a new password has to be, told before anybody types one; as it is typed the script checks what it can. `hadOthers`:
 * for whoever had passwords before, which may not come back.
 */
export function passwordRules(
  { passwordRules: rules }: Texts,
  policy: PasswordPolicy,
  hadOthers = true,
): readonly PasswordRule[] {
  const { level, noPersonalInfo, dictionary, history } = policy
  const least = leastLength(policy)
  const three = [lower + upper + digit, lower + upper + special, lower + digit + special, upper + digit + special]
  return [
    { text: rules.length(least), pattern: `^.{${least},}$` },
    ...(level === 'fair' ? [{ text: rules.fair, pattern: `^${lower}${upper}${digit}` }] : []),
    ...(level === 'good' || level === 'excellent' ? [{ text: rules.three, pattern: `^(?:${three.join('|')})` }] : []),
    ...(level === 'excellent' ? [{ text: rules.noRepeats, pattern: '^(?!.*(.)\\1\\1)' }] : []),
    ...(noPersonalInfo ? [{ text: rules.noPersonal, pattern: null }] : []),
    ...(dictionary.enabled ? [{ text: rules.notCommon, pattern: null }] : []),
    ...(history.enabled && hadOthers ? [{ text: rules.notPast(history.size), pattern: null }] : []),
  ]
}
