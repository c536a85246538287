import { Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { closed, parameters, programOperation, text } from './describe.ts'

const optionalText = (description: string) => Type.Optional(Type.String({ description }))

/** OpenID Connect Core §5.1; `updated_at` is a time in ISO 8601, as the vendor has it. */
const claims = closed(
  {
    sub: Type.String({ description: "The person's id." }),
    name: optionalText('With the scope `profile`.'),
    nickname: optionalText('With `profile`.'),
    given_name: optionalText('With `profile`.'),
    family_name: optionalText('With `profile`.'),
    preferred_username: optionalText('With `profile`.'),
    picture: optionalText('With `profile`.'),
    updated_at: Type.Optional(Type.String({ format: 'date-time', description: 'With `profile`.' })),
    email: optionalText('With `email`.'),
    email_verified: Type.Optional(Type.Boolean({ description: 'With `email`.' })),
    phone_number: optionalText('With `phone`.'),
    phone_number_verified: Type.Optional(Type.Boolean({ description: 'With `phone`.' })),
  },
  'Claims',
)

const stated = {
  path: '/userinfo',
  proofs: ['bearer'],
  permissions: 'A token for people, with the scope `openid`.',
  answers: { 200: claims },
} as const

export const userinfoOperations: readonly DescribedOperation[] = [
  programOperation('people', { ...stated, method: 'GET', summary: 'Read who signed in' }),
  programOperation('people', {
    ...stated,
    method: 'POST',
    summary: 'Read who signed in, by form',
    body: parameters({}, { access_token: text('Instead of the header, in a form.', 20_000) }),
  }),
]
