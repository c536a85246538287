// What the sign-up page asks of somebody, or a page of a later sign-in once more, and what is wrong with what they gave. It
// is told before anybody is looked up, so that a refusal says nothing about who is there.
import type { ApplicationSettings } from '../applications/settings.ts'
import { type FieldDemand, isOfDomain, type SignUpFieldName } from '../applications/sign-up-rules.ts'
import { type Connection, requiresUsername, usernameLengths } from '../connections/connection.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { canonicalPhoneNumber, canonicalUsername, isEmail } from '../users/identifiers.ts'

export type AskedField = SignUpFieldName | 'username'

export interface SignUpInput extends Partial<Readonly<Record<AskedField, string>>> {
  readonly email: string
  /** Empty for whoever wants a passkey. */
  readonly password: string
  /** A passkey in place of a password, made once the mailbox is proven; for whoever was invited. */
  readonly makesPasskey?: boolean
  readonly acceptsTerms?: boolean
}

export type AskedFields = Readonly<Record<AskedField, FieldDemand>>

/** A database that takes usernames needs one of everybody; no other takes any. */
export function askedFields({ signUpFields }: ApplicationSettings, connection: Connection): AskedFields {
  return { username: requiresUsername(connection) ? 'required' : 'off', ...signUpFields }
}

type AskingSettings = Pick<ApplicationSettings, 'signUpFields' | 'signUpDomains' | 'termsUrl' | 'asksToAcceptTerms'>

export interface SignUpFault {
  readonly field: AskedField | 'email' | 'password' | 'acceptsTerms'
  readonly what: 'missing' | 'wrong' | 'domain'
}

const nameMaxLength = 300

/** Everything that is wrong by itself, in the order of the page. `isInvited`: under this address, whatever its domain. */
export function signUpFaults(
  settings: ApplicationSettings,
  connection: Connection,
  input: SignUpInput,
  isInvited: boolean,
): readonly SignUpFault[] {
  return [
    ...faultOfEmail(settings, input.email, isInvited),
    ...fieldFaults(askedFields(settings, connection), connection, input),
    ...(input.password === '' && input.makesPasskey !== true ? [{ field: 'password', what: 'missing' } as const] : []),
    ...(mustAccept(settings) && input.acceptsTerms !== true
      ? [{ field: 'acceptsTerms', what: 'missing' } as const]
      : []),
  ]
}

export interface FieldFault extends SignUpFault {
  readonly field: AskedField
  readonly what: 'missing' | 'wrong'
}

/** Of the fields beside address and password. */
export function fieldFaults(
  asked: AskedFields,
  connection: Connection,
  given: Partial<Readonly<Record<AskedField, string>>>,
): readonly FieldFault[] {
  return (Object.keys(asked) as AskedField[]).flatMap((field) => faultOfField(asked, connection, given, field))
}

export function mustAccept({ termsUrl, asksToAcceptTerms }: AskingSettings): boolean {
  return termsUrl !== null && asksToAcceptTerms
}

/** The first of them, for whoever comes past the page. */
export function refuseSignUpFaults(faults: readonly SignUpFault[]): void {
  const [first] = faults
  if (first !== undefined) throw invalidField(first.field, 'This is missing, or cannot be used.')
}

function faultOfEmail({ signUpDomains }: AskingSettings, email: string, isInvited: boolean): SignUpFault[] {
  if (!isEmail(email)) return [{ field: 'email', what: 'wrong' }]
  return isInvited || isOfDomain(email.toLowerCase(), signUpDomains) ? [] : [{ field: 'email', what: 'domain' }]
}

function faultOfField(
  asked: AskedFields,
  connection: Connection,
  input: Partial<Readonly<Record<AskedField, string>>>,
  field: AskedField,
): FieldFault[] {
  const given = (input[field] ?? '').trim()
  if (asked[field] === 'off') return []
  if (given === '') return asked[field] === 'required' ? [{ field, what: 'missing' }] : []
  return isUsable(connection, field, given) ? [] : [{ field, what: 'wrong' }]
}

function isUsable(connection: Connection, field: AskedField, given: string): boolean {
  if (field !== 'username' && field !== 'phoneNumber') return [...given].length <= nameMaxLength
  try {
    if (field === 'username') canonicalUsername(given, usernameLengths(connection))
    else canonicalPhoneNumber(phoneNumberOf(given))
    return true
  } catch (fault) {
    if (fault instanceof RollcallError && fault.code === 'invalid_input') return false
    throw fault
  }
}

/** As people write it, with spaces, brackets and dashes; nobody types a number without them. */
export function phoneNumberOf(typed: string): string {
  return typed.replace(/[\s().\-\u2010-\u2015/]/gu, '').replace(/^00/, '+')
}

/** Empty where neither is known. */
export function fullName({ givenName, familyName }: { givenName?: string | null; familyName?: string | null }): string {
  return [givenName, familyName].filter((part) => part != null && part !== '').join(' ')
}

/** Of what was typed, what was asked for: nobody sets a field by a form that did not have it. */
export function givenFields(
  asked: AskedFields,
  input: Partial<Readonly<Record<AskedField, string>>>,
): Partial<Record<AskedField, string>> {
  const given = (Object.keys(asked) as AskedField[]).flatMap((field) => {
    const typed = (input[field] ?? '').trim()
    if (asked[field] === 'off' || typed === '') return []
    return [[field, field === 'phoneNumber' ? phoneNumberOf(typed) : typed] as const]
  })
  return Object.fromEntries(given)
}
