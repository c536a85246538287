import { Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { clientProof, closed, listOf, parameters, programOperation, text } from './describe.ts'

const authenticator = closed(
  {
    id: Type.String(),
    authenticator_type: Type.Enum(['otp', 'oob', 'recovery-code']),
    active: Type.Literal(true),
    oob_channel: Type.Optional(Type.Literal('email')),
    name: Type.Optional(Type.String({ description: 'The mailbox, as much of it as tells which one it is.' })),
  },
  'Authenticator',
)

const associated = closed(
  {
    authenticator_type: Type.Literal('otp'),
    secret: Type.String({ description: 'Base32, for whoever cannot scan.' }),
    barcode_uri: Type.String({ description: 'For a QR code: `otpauth://…`.' }),
    recovery_codes: Type.Array(Type.String(), { description: 'Shown here and never again.' }),
  },
  'NewAuthenticator',
)

const challenged = Type.Union([
  closed({ challenge_type: Type.Literal('otp') }),
  closed({
    challenge_type: Type.Literal('oob'),
    oob_code: Type.String({ description: 'For `/oauth/token`, beside the code that was mailed.' }),
    binding_method: Type.Literal('prompt'),
  }),
])

const byHeader = { proofs: ['bearer'], permissions: 'The `mfa_token` as the bearer token.' } as const
const json = ['application/json']

export const mfaOperations: readonly DescribedOperation[] = [
  programOperation('second factors', {
    ...byHeader,
    method: 'GET',
    path: '/mfa/authenticators',
    summary: 'List the second factors of whoever signs in',
    answers: { 200: Type.Array(authenticator) },
  }),
  programOperation('second factors', {
    ...byHeader,
    method: 'POST',
    path: '/mfa/associate',
    summary: 'Enrol a first authenticator',
    body: parameters(
      { authenticator_types: listOf(['otp'], 'Other factors are enrolled on the sign-in pages.') },
      { client_id: text('The client that the `mfa_token` was made for.', 200) },
    ),
    bodyTypes: json,
    answers: { 200: associated },
  }),
  programOperation('second factors', {
    method: 'POST',
    path: '/mfa/challenge',
    summary: 'Ask for a second factor',
    permissions: 'The `mfa_token` is the proof; a client that shows one of its own must show the right one.',
    body: parameters(
      { mfa_token: text('What the answer `mfa_required` brought.', 512) },
      {
        ...clientProof,
        challenge_type: text('Words out of otp and oob: what the program can show.', 200),
        authenticator_id: text('One of `/mfa/authenticators`.', 300),
      },
    ),
    answers: { 200: challenged },
  }),
]
