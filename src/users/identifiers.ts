// What people sign in with, in the one spelling that is stored and compared.
import { invalidField } from '../kernel/errors.ts'

const emailMaxLength = 254
const localPartMaxLength = 64
const usernameForm = /^[a-z0-9@`^$!\-#.+'~_]+$/
const phoneForm = /^\+[0-9]{1,15}$/

/** Lower case, with no white space or control character; throws a fault of the named field (auth0.md 2.1). */
export function canonicalEmail(text: string, field = 'email'): string {
  if (!isEmail(text)) throw invalidField(field, `Object didn't pass validation for format email: ${shown(text)}`)
  return text.toLowerCase()
}

/** One @, a dotted or plain host, printable characters without spaces or separators that mail headers know. */
export function isEmail(text: string): boolean {
  const at = text.indexOf('@')
  if (text.length > emailMaxLength || at < 1 || at > localPartMaxLength) return false
  return /^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()[\]\\,;:"%\p{C}]+$/u.test(text) && !/\.\.|@\.|\.$|@-/.test(text.slice(at))
}

/** Lower case; letters, digits and the characters the vendor allows, and nothing that looks like an e-mail address. */
export function canonicalUsername(text: string, lengths: { readonly min: number; readonly max: number }): string {
  const username = text.toLowerCase()
  const length = [...username].length
  if (length < lengths.min || length > lengths.max) {
    throw invalidField(
      'username',
      `Username must be ${lengths.min} to ${lengths.max} characters long, it has ${length}`,
    )
  }
  // With a dot at its end a host is still the same host.
  if (!usernameForm.test(username) || isEmail(username.replace(/\.+$/, ''))) {
    throw invalidField('username', `Username holds characters that are not allowed: ${shown(username)}`)
  }
  return username
}

export function canonicalPhoneNumber(text: string): string {
  if (!phoneForm.test(text)) {
    throw invalidField('phone_number', `String does not match pattern ^\\+[0-9]{1,15}$: ${shown(text)}`)
  }
  return text
}

const shownCharacters = 100

function shown(text: string): string {
  const visible = text.replace(/\p{C}/gu, '�')
  return visible.length > shownCharacters ? `${visible.slice(0, shownCharacters)}…` : visible
}
