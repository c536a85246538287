import { type TProperties, Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { responseModes } from '../../sign-ins/authorization-request.ts'
import { promptValues } from '../authorize/rules/prompt.ts'
import { responseTypes } from '../authorize/rules/response-type.ts'
import {
  anyClient,
  browserOperation,
  clientProof,
  closed,
  oneOf,
  parameters,
  programOperation,
  text,
} from './describe.ts'

const asked: TProperties = {
  response_type: oneOf(responseTypes, 'What comes back; the order of the words means nothing.'),
  response_mode: oneOf(responseModes, 'How it comes back.'),
  redirect_uri: text('Where it comes back to: an address that the client registered, exactly as it is there.'),
  scope: text(`Words with spaces between them, 500 at most; \`openid\` asks for an ID token.`, 20_000),
  audience: text('The API that the access token is for, by its identifier.', 1_000),
  resource: text("The same in the standard's word (RFC 8707).", 1_000),
  state: text('Given back as it came.', 4_096),
  nonce: text('Ties the ID token to this request; needed where it comes through the browser.'),
  code_challenge: Type.String({ description: 'PKCE; needed for public clients.', pattern: '^[\\w-]{43}$' }),
  code_challenge_method: oneOf(['S256'], 'PKCE by SHA-256 alone.'),
  prompt: text(`Words out of ${promptValues.join(', ')}; \`none\` stands alone.`, 100),
  max_age: Type.String({ description: 'Seconds since the sign-in, at most.', pattern: '^\\d{1,9}$' }),
  acr_values: text('How strong the sign-in must be.', 1_000),
  login_hint: text('Who is probably signing in, for the form of the sign-in page.', 320),
  id_token_hint: text('An ID token of the person who is expected.', 10_000),
  ui_locales: text('Languages of the pages, the dearest first.', 500),
  organization: text('The organization to sign in to, by id or name.', 100),
  connection: text('The connection to sign in with, by name.', 200),
  screen_hint: oneOf(['signup'], 'The page to begin with.'),
  invitation: text('The ticket of an invitation.', 200),
  dpop_jkt: Type.String({
    description: 'The thumbprint of the key that the code is bound to.',
    pattern: '^[\\w-]{43}$',
  }),
}

const whole = parameters(
  { client_id: text('The client that asks.', 200) },
  { ...asked, request_uri: text('What `/oauth/par` gave, instead of every other parameter.') },
)

/** 303 leads to the sign-in pages, or back to the client; 200 is a page that carries the answer there. */
const answers = { 200: Type.String({ description: 'A page that hands the answer over.' }), 303: null }

const pushed = closed(
  {
    request_uri: Type.String({ description: 'For `/authorize`, once.' }),
    expires_in: Type.Integer({ description: 'Seconds.' }),
  },
  'PushedRequest',
)

export const authorizeOperations: readonly DescribedOperation[] = [
  browserOperation('authorization', {
    method: 'GET',
    path: '/authorize',
    summary: 'Ask a person to sign in',
    query: whole,
    answers,
  }),
  browserOperation('authorization', {
    method: 'POST',
    path: '/authorize',
    summary: 'Ask a person to sign in, by form',
    body: whole,
    answers,
  }),
  programOperation('authorization', {
    method: 'POST',
    path: '/oauth/par',
    summary: 'Push an authorization request',
    proofs: ['clientSecret'],
    permissions: anyClient,
    body: parameters({}, { ...asked, ...clientProof }),
    answers: { 201: pushed },
  }),
]
