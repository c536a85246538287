import { Type } from 'typebox'
import { fieldDemands, type SignUpFieldName, type SignUpRules } from '../../../applications/sign-up-rules.ts'

const demand = Type.Enum([...fieldDemands], { description: 'off, optional or required.' })
const fields = { name: demand, givenName: demand, familyName: demand, phoneNumber: demand } satisfies Record<
  SignUpFieldName,
  unknown
>

/** What the sign-up page asks of newcomers, as a part of the settings. */
export const signUpSettings = {
  signUpFields: Type.Object(fields, {
    additionalProperties: false,
    description: 'For each field: off, optional or required.',
  }),
  signUpDomains: Type.Array(Type.String({ maxLength: 253 }), {
    maxItems: 100,
    uniqueItems: true,
    description: 'Domains such as example.com; empty for any.',
  }),
  termsUrl: Type.Union([Type.String({ maxLength: 2_000 }), Type.Null()], {
    description: 'An address that begins with https://, or null.',
  }),
  asksToAcceptTerms: Type.Boolean({ description: 'true or false.' }),
} satisfies Record<keyof SignUpRules, unknown>
