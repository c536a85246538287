import { type TProperties, Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { grantTypes } from '../token/token-endpoint.ts'
import { anyClient, clientProof, closed, oneOf, parameters, programOperation, text } from './describe.ts'

const ofCode: TProperties = {
  code: text('authorization_code: what came back from `/authorize`.', 512),
  redirect_uri: text('authorization_code: the address it came back to, where one was sent.'),
  code_verifier: Type.String({ description: 'authorization_code: PKCE.', pattern: '^[\\w.~-]{43,128}$' }),
}

const ofMachine: TProperties = {
  audience: text('The API that the access token is for, by its identifier; client_credentials needs it.', 1_000),
  scope: text('Words with spaces between them; everything granted where it is left out.', 20_000),
}

const ofPerson: TProperties = {
  username: text('password, password-realm: e-mail address or username; passwordless/otp: the address.', 320),
  password: text('password, password-realm: what the person typed.', 20_000),
  realm: text('password-realm, passwordless/otp: the name of the connection.', 200),
  otp: text('passwordless/otp: the code that was mailed; mfa-otp: six digits of the authenticator.', 100),
  resource: text("The same as `audience`, in the standard's word (RFC 8707).", 1_000),
  organization: text('The organization to sign in to, by id or name.', 100),
}

const ofSecondFactor: TProperties = {
  mfa_token: text('mfa-…: what the answer `mfa_required` brought.', 512),
  oob_code: text('mfa-oob: what `/mfa/challenge` gave.', 200),
  binding_code: text('mfa-oob: the code that was mailed.', 100),
  recovery_code: text('mfa-recovery-code: one of the recovery codes.', 100),
}

const body = parameters(
  { grant_type: oneOf(grantTypes, 'What is shown for the tokens. It says which of the parameters are read.') },
  {
    ...clientProof,
    ...ofCode,
    ...ofMachine,
    ...ofPerson,
    ...ofSecondFactor,
    refresh_token: text('refresh_token: the one of the last answer.', 512),
    device_code: text('device_code: what `/oauth/device/code` gave.', 512),
  },
  { grant_type: 'client_credentials', audience: 'https://orders.example.com/' },
)

const tokens = closed(
  {
    access_token: Type.String({ description: 'A JWT for the API that was asked for.' }),
    id_token: Type.Optional(Type.String({ description: 'Who signed in; where `openid` was granted.' })),
    refresh_token: Type.Optional(Type.String({ description: 'For one refresh; where `offline_access` was granted.' })),
    scope: Type.Optional(Type.String({ description: 'What was granted.' })),
    expires_in: Type.Integer({ description: 'Seconds.', minimum: 1 }),
    token_type: Type.Enum(['Bearer', 'DPoP'], { description: 'DPoP where the request proved a key.' }),
  },
  'Tokens',
)

export const tokenOperations: readonly DescribedOperation[] = [
  programOperation('tokens', {
    method: 'POST',
    path: '/oauth/token',
    summary: 'Get tokens',
    proofs: ['clientSecret'],
    permissions: anyClient,
    body,
    answers: { 200: tokens },
  }),
]
