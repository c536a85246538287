// What the operations of this face share when they describe themselves.
import { type TProperties, type TSchema, Type } from 'typebox'
import type { DescribedOperation } from '../../http/described-operation.ts'
import type { OAuthErrorCode } from '../errors.ts'

type Stated = 'method' | 'path' | 'summary' | 'answers'
type Described = Pick<DescribedOperation, Stated> & Partial<DescribedOperation>

const form = 'application/x-www-form-urlencoded'

/** Called by programs: a form or JSON comes in, JSON goes out, failures too. */
export function programOperation(area: string, described: Described): DescribedOperation {
  return {
    tag: `OAuth and OpenID Connect: ${area}`,
    proofs: [],
    permissions: null,
    bodyTypes: [form, 'application/json'],
    failure: oauthError,
    failureType: 'application/json',
    ...described,
  }
}

/** Visited by browsers: what cannot be told to a client is told to the person on a page. */
export function browserOperation(area: string, described: Described): DescribedOperation {
  return programOperation(area, {
    bodyTypes: [form],
    answerType: 'text/html',
    failure: page,
    failureType: 'text/html',
    ...described,
  })
}

export const page = Type.String({ description: 'A page for a person.' })

export const closed = <Properties extends TProperties>(properties: Properties, title?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(title === undefined ? {} : { title }) })

/** Parameters that may all be left out but for the named ones; what nobody reads is ignored (RFC 6749 §3.1). */
export const parameters = (required: TProperties, optional: TProperties = {}, example?: object) =>
  Type.Object(
    {
      ...required,
      ...Object.fromEntries(Object.entries(optional).map(([name, schema]) => [name, Type.Optional(schema)])),
    },
    example === undefined ? {} : { examples: [example] },
  )

export const text = (description: string, maxLength = 2_048) => Type.String({ description, maxLength })
export const address = (description: string) => Type.String({ description, format: 'uri' })
export const oneOf = (values: readonly string[], description: string): TSchema =>
  Type.Enum([...values], { description })
export const listOf = (values: readonly string[], description: string) =>
  Type.Array(Type.Enum([...values]), { description })

/** Seconds since 1970. */
export const instant = (description: string) => Type.Integer({ description, minimum: 0 })

/** The ways of RFC 6749 §2.3 in a body; HTTP Basic does as well. */
export const clientProof: TProperties = {
  client_id: text('The client that asks. Left out where HTTP Basic or the assertion names it.', 200),
  client_secret: text("The client's secret, where it is not sent by HTTP Basic.", 1_000),
  client_assertion_type: oneOf(
    ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    'Says that `client_assertion` is a signed JWT (RFC 7523).',
  ),
  client_assertion: text("A JWT that the client's key signed, valid for five minutes at most.", 8_192),
}

export const anyClient =
  'A client, proved in the way it is registered for; a public client sends its `client_id` alone.'
export const provenClient = 'A client that proves itself: by secret or by signed assertion.'

/** Every code there is: the compiler refuses one that is missing here. */
const codes: Readonly<Record<OAuthErrorCode, true>> = {
  invalid_request: true,
  unauthorized_client: true,
  access_denied: true,
  unsupported_response_type: true,
  invalid_scope: true,
  server_error: true,
  temporarily_unavailable: true,
  login_required: true,
  consent_required: true,
  interaction_required: true,
  request_not_supported: true,
  registration_not_supported: true,
  unauthorized: true,
  invalid_client: true,
  invalid_grant: true,
  invalid_token: true,
  invalid_dpop_proof: true,
  unsupported_token_type: true,
  insufficient_scope: true,
  unsupported_grant_type: true,
  too_many_requests: true,
  authorization_pending: true,
  slow_down: true,
  expired_token: true,
  mfa_required: true,
  too_many_attempts: true,
  unsupported_challenge_type: true,
  association_required: true,
}

const factorTypes = Type.Array(closed({ type: Type.String() }))

/** RFC 6749 §5.2. */
const oauthError = closed(
  {
    error: oneOf(Object.keys(codes), 'What went wrong, for programs.'),
    error_description: Type.String({ description: 'What went wrong, for people who write programs.' }),
    mfa_token: Type.Optional(
      Type.String({ description: 'With `mfa_required`: what the second factor is shown with.' }),
    ),
    mfa_requirements: Type.Optional(
      Type.Union([closed({ enroll: factorTypes }), closed({ challenge: factorTypes })], {
        description: 'With `mfa_required`: the factors that the person has, or may enrol.',
      }),
    ),
  },
  'OAuthError',
)
