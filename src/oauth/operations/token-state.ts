// What is left of a token: asked for, ended, and told to services that check tokens by themselves.
import { Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import {
  address,
  anyClient,
  clientProof,
  closed,
  instant,
  parameters,
  programOperation,
  provenClient,
  text,
} from './describe.ts'

const token = text('A refresh token or an access token.', 20_000)
const named = { ...clientProof, token_type_hint: text('Ignored: the token says itself what it is.') }

const inactive = closed(
  { active: Type.Literal(false, { description: 'Over, unknown, or not for whoever asks.' }) },
  'InactiveToken',
)

/** RFC 7662 §2.2. */
const active = closed(
  {
    active: Type.Literal(true),
    iss: address('The issuer.'),
    sub: Type.String({ description: 'The person, or `…@clients` for a machine.' }),
    aud: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
    client_id: Type.String(),
    scope: Type.String({ description: 'What it may do at this moment.' }),
    token_type: Type.Optional(Type.Enum(['Bearer', 'DPoP'], { description: 'Of access tokens alone.' })),
    iat: instant('Issued.'),
    exp: Type.Optional(instant('Over by itself.')),
    sid: Type.Optional(Type.String({ description: 'The session it came of.' })),
    org_id: Type.Optional(Type.String({ description: 'The organization that was signed in to.' })),
    cnf: Type.Optional(closed({ jkt: Type.String() })),
  },
  'ActiveToken',
)

export const tokenStateOperations: readonly DescribedOperation[] = [
  programOperation('tokens', {
    method: 'POST',
    path: '/oauth/revoke',
    summary: 'Revoke a token',
    proofs: ['clientSecret'],
    permissions: anyClient,
    body: parameters({ token }, named),
    answers: { 200: null },
  }),
  programOperation('tokens', {
    method: 'POST',
    path: '/oauth/introspect',
    summary: 'Ask whether a token is good',
    proofs: ['clientSecret'],
    permissions: `${provenClient} The one the token was issued to, or that of the API it is for.`,
    body: parameters({ token }, named),
    answers: { 200: Type.Union([active, inactive]) },
  }),
  programOperation('tokens', {
    method: 'GET',
    path: '/oauth/revocations',
    summary: 'Read what was revoked of late',
    proofs: ['clientSecret'],
    permissions: 'A first-party client, by HTTP Basic.',
    query: parameters(
      {},
      {
        wait: Type.Integer({ description: 'Seconds to wait for news, with `If-None-Match`.', minimum: 0, maximum: 25 }),
      },
    ),
    answers: {
      200: Type.String({ description: 'A JWT that names the sessions, families, people, clients, grants and keys.' }),
      304: null,
    },
    answerType: 'application/jwt',
  }),
]
