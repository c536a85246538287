import { leastLength, type PasswordPolicy } from '../passwords/password-policy.ts'
import type { Texts } from './texts/en.ts'

/** What a new password has to be, told before anybody types one. */
export function passwordRules({ passwordRules: rules }: Texts, policy: PasswordPolicy): readonly string[] {
  const { level, noPersonalInfo } = policy
  return [
    rules.length(leastLength(policy)),
    ...(level === 'fair' ? [rules.fair] : []),
    ...(level === 'good' || level === 'excellent' ? [rules.three] : []),
    ...(level === 'excellent' ? [rules.noRepeats] : []),
    ...(noPersonalInfo ? [rules.noPersonal] : []),
  ]
}
