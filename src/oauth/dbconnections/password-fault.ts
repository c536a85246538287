import type { Connection } from '../../connections/connection.ts'
import { passwordPolicy } from '../../connections/connection.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { leastLength, type PasswordPolicy } from '../../passwords/password-policy.ts'
import { DatabaseError } from './database-error.ts'

/** A password that the policy refuses, in the vendor's words; any other fault as it is. */
export function passwordFault(fault: unknown, connection: Connection): unknown {
  if (!(fault instanceof RollcallError)) return fault
  const policy = passwordPolicy(connection)
  switch (fault.code) {
    case 'password_too_weak':
      return refused('PasswordStrengthError', 'Password is too weak', {
        policy: policyText(policy),
        description: { rules: rulesOf(policy), verified: false },
      })
    case 'password_too_common':
      return refused('PasswordDictionaryError', 'Password is too common')
    case 'password_contains_user_info':
      return refused('PasswordNoUserInfoError', 'Password contains user information')
    default:
      return fault
  }
}

function refused(name: string, message: string, members: Readonly<Record<string, unknown>> = {}): DatabaseError {
  return new DatabaseError(400, name, 'invalid_password', message, members)
}

const kinds = ['lower case letters (a-z)', 'upper case letters (A-Z)', 'numbers (i.e. 0-9)']
const special = 'special characters (e.g. !@#$%^&*)'

/** As lines that a page shows under the field. */
function policyText(policy: PasswordPolicy): string {
  const [length, ...more] = sentencesOf(policy)
  return [`* ${length}`, ...more.map((line) => `* ${line}`)].join('\n')
}

function sentencesOf(policy: PasswordPolicy): readonly string[] {
  const { level } = policy
  const length = `At least ${leastLength(policy)} characters in length`
  if (level === 'fair') return [length, `Should contain: ${kinds.join(', ')}`]
  if (level !== 'good' && level !== 'excellent') return [length]
  const three = `Contain at least 3 of the following 4 types of characters: ${[...kinds, special].join(', ')}`
  return level === 'good' ? [length, three] : [length, three, 'No more than 2 identical characters in a row']
}

/** Which of them was broken is in the message of the fault alone: the vendor's pages mark only what they check themselves. */
function rulesOf(policy: PasswordPolicy): readonly object[] {
  const [, ...more] = sentencesOf(policy)
  const length = {
    message: 'At least %d characters in length',
    format: [leastLength(policy)],
    code: 'lengthAtLeast',
    verified: false,
  }
  const codes = ['containsAtLeast', 'identicalChars']
  return [length, ...more.map((message, place) => ({ message, code: codes[place], verified: false }))]
}
