// What the sign-up page asks of newcomers beside an address and a password, and whom it takes. Programs that sign people
// up themselves ask what they like.
import { invalidField } from '../kernel/errors.ts'

export const fieldDemands = ['off', 'optional', 'required'] as const
export type FieldDemand = (typeof fieldDemands)[number]

/** In the order in which the page asks. Whether a username is asked for is decided by the database of the account. */
export const signUpFieldNames = ['name', 'givenName', 'familyName', 'phoneNumber'] as const
export type SignUpFieldName = (typeof signUpFieldNames)[number]

export interface SignUpRules {
  readonly signUpFields: Readonly<Record<SignUpFieldName, FieldDemand>>
  /** Addresses of these domains alone may sign up; empty: any. Whoever was invited may in any case. */
  readonly signUpDomains: readonly string[]
  readonly termsUrl: string | null
  /** Whether the terms are accepted with a box of their own. */
  readonly asksToAcceptTerms: boolean
}

export const defaultSignUpRules: SignUpRules = {
  signUpFields: { name: 'optional', givenName: 'off', familyName: 'off', phoneNumber: 'off' },
  signUpDomains: [],
  termsUrl: null,
  asksToAcceptTerms: false,
}

const domainMaxLength = 253

/** `field`: where the caller wrote them. */
export function refuseBadDomains(domains: readonly string[] | undefined, field = 'signUpDomains'): void {
  const bad = domains?.find((domain) => domain.length > domainMaxLength || !domainForm.test(domain))
  if (bad === undefined) return
  throw invalidField(field, 'Enter domains such as example.com, in lower case and without @.')
}

const domainForm = /^(?!-)[\p{Ll}\p{Lo}\p{N}-]+(\.[\p{Ll}\p{Lo}\p{N}-]+)+$/u

/** An address in its canonical spelling, whose part behind the @ is in lower case. */
export function isOfDomain(email: string, domains: readonly string[]): boolean {
  return domains.length === 0 || domains.includes(email.slice(email.lastIndexOf('@') + 1))
}
