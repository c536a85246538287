import { RollcallError } from '../kernel/errors.ts'
import { isCommonPassword } from '../passwords/common-passwords.ts'
import { normalizedPassword, refuseImpossiblePassword } from '../passwords/password.ts'

/** An operator has no second factor yet, so the password alone must hold (security.md 5.1). */
export const operatorPasswordMinCharacters = 15

/** Throws the first rule that a new password breaks; every fault names the field. */
export function checkOperatorPassword(password: string, email: string): void {
  refuseImpossiblePassword(password)
  const judged = normalizedPassword(password).toLowerCase()
  if ([...judged].length < operatorPasswordMinCharacters) {
    throw refusal('password_too_weak', `Use at least ${operatorPasswordMinCharacters} characters.`)
  }
  if (isCommonPassword(judged) || new Set(judged).size < distinctCharactersAtLeast) {
    throw refusal('password_too_common', 'This password is one of those that are tried first. Choose another one.')
  }
  if (emailParts(email).some((part) => judged.includes(part))) {
    throw refusal('password_contains_user_info', 'Leave your e-mail address out of the password.')
  }
}

const distinctCharactersAtLeast = 5
const partMinCharacters = 4

/** The whole address and what stands before the @. A part as short as "jo" lies in too many innocent passwords. */
function emailParts(email: string): string[] {
  const mailbox = email.slice(0, email.lastIndexOf('@'))
  return [email, mailbox].map((part) => part.toLowerCase()).filter((part) => part.length >= partMinCharacters)
}

function refusal(code: 'password_too_weak' | 'password_too_common' | 'password_contains_user_info', message: string) {
  return new RollcallError(code, message, { details: [{ field: 'password', message }] })
}
