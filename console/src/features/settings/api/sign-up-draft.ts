// What the sign-up page asks, as boxes hold it. The API takes the fields whole.
import { type FieldDemand, type Settings, type SignUpFieldName, signUpFieldNames } from './settings.ts'

export type SignUpDraft = { readonly [Name in `signUpFields.${SignUpFieldName}`]: FieldDemand } & {
  /** Separated by commas, spaces or lines. */
  readonly signUpDomains: string
}

export function readSignUp({ signUpFields, signUpDomains }: Settings): SignUpDraft {
  return {
    'signUpFields.name': signUpFields.name,
    'signUpFields.givenName': signUpFields.givenName,
    'signUpFields.familyName': signUpFields.familyName,
    'signUpFields.phoneNumber': signUpFields.phoneNumber,
    signUpDomains: signUpDomains.join(', '),
  }
}

/** What of it holds a change. */
export function signUpOf(draft: SignUpDraft, changed: readonly string[]): Readonly<Record<string, unknown>> {
  const fields = Object.fromEntries(signUpFieldNames.map((name) => [name, draft[`signUpFields.${name}`]]))
  return {
    ...(changed.some((name) => name.startsWith('signUpFields.')) && { signUpFields: fields }),
    ...(changed.includes('signUpDomains') && { signUpDomains: domainsOf(draft) }),
  }
}

export function domainsOf({ signUpDomains }: Pick<SignUpDraft, 'signUpDomains'>): readonly string[] {
  return [...new Set(signUpDomains.split(/[\s,]+/).filter((domain) => domain !== ''))]
}
