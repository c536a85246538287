import { type TSchema, Type } from 'typebox'
import { protocolScopes } from '../../access-tokens/grantable-scope.ts'
import type { DescribedOperation } from '../../http/described-operation.ts'
import { signingAlgorithm } from '../../signing-keys/signing-key.ts'
import { promptValues } from '../authorize/rules/prompt.ts'
import { responseTypes } from '../authorize/rules/response-type.ts'
import { clientAuthenticationMethods, provingMethods } from '../client-authentication.ts'
import { grantTypes } from '../token/token-endpoint.ts'
import { address, closed, listOf, programOperation } from './describe.ts'

const no = Type.Literal(false)
const yes = Type.Literal(true)
const texts = Type.Array(Type.String())

const endpoints = Object.fromEntries(
  `authorization_endpoint token_endpoint userinfo_endpoint introspection_endpoint revocation_endpoint jwks_uri
  end_session_endpoint device_authorization_endpoint pushed_authorization_request_endpoint`
    .split(/\s+/)
    .map((name): [string, TSchema] => [name, address('Where it is.')]),
)

const metadata = closed(
  {
    issuer: address('The `iss` of every token of this server.'),
    ...endpoints,
    introspection_endpoint_auth_methods_supported: listOf(provingMethods, 'How clients prove themselves there.'),
    revocation_endpoint_auth_methods_supported: listOf(
      clientAuthenticationMethods,
      'How clients prove themselves there.',
    ),
    token_endpoint_auth_methods_supported: listOf(clientAuthenticationMethods, 'How clients prove themselves there.'),
    token_endpoint_auth_signing_alg_values_supported: texts,
    require_pushed_authorization_requests: no,
    backchannel_logout_supported: yes,
    backchannel_logout_session_supported: yes,
    scopes_supported: listOf(protocolScopes, 'Scopes that mean something by themselves; APIs define more.'),
    claims_supported: texts,
    response_types_supported: listOf(responseTypes, 'What `/authorize` can be asked for.'),
    response_modes_supported: texts,
    grant_types_supported: listOf([...grantTypes, 'implicit'], 'What `/oauth/token` takes, and `implicit`.'),
    subject_types_supported: listOf(['public'], 'A person has one id, whoever asks.'),
    id_token_signing_alg_values_supported: listOf([signingAlgorithm], 'How ID tokens are signed.'),
    dpop_signing_alg_values_supported: texts,
    code_challenge_methods_supported: listOf(['S256'], 'RFC 7636.'),
    prompt_values_supported: listOf(promptValues, 'What `prompt` may say.'),
    acr_values_supported: texts,
    authorization_response_iss_parameter_supported: yes,
    claims_parameter_supported: no,
    request_parameter_supported: no,
    request_uri_parameter_supported: no,
  },
  'ServerMetadata',
)

const publicKey = closed(
  {
    kty: Type.Literal('RSA'),
    use: Type.Literal('sig'),
    alg: Type.Literal(signingAlgorithm),
    kid: Type.String({ description: 'Named in the header of every token that this key signed.' }),
    n: Type.String(),
    e: Type.String(),
  },
  'PublicKey',
)

const keySet = closed({ keys: Type.Array(publicKey, { description: 'The next, the current and the retired ones.' }) })

export const discoveryOperations: readonly DescribedOperation[] = [
  programOperation('discovery', {
    method: 'GET',
    path: '/.well-known/openid-configuration',
    summary: 'Read the metadata of the OpenID provider',
    answers: { 200: metadata },
  }),
  programOperation('discovery', {
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    summary: 'Read the metadata of the authorization server',
    answers: { 200: metadata },
  }),
  programOperation('discovery', {
    method: 'GET',
    path: '/.well-known/jwks.json',
    summary: 'Read the keys that verify tokens',
    answers: { 200: keySet },
  }),
]
