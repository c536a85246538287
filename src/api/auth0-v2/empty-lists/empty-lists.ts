// Lists of things that Rollcall never has. Tools read them before they do anything else, and an empty list is the truth;
// whoever would write to one reads why not (`not-planned.ts`).
import { type TSchema, Type } from 'typebox'
import type { Permission } from '../../../kernel/actor.ts'
import { closed, listOf } from '../answers.ts'
import { checkpointParameters, offsetParameters, type PagingQuery, pageAnswer } from '../paging.ts'
import { type Answer, anyOf, ok, type Route } from '../route.ts'

const query = Type.Object({ ...offsetParameters, ...checkpointParameters })
const none = Type.Array(Type.Unknown(), { maxItems: 0 })
const whole = Type.Integer({ minimum: 0 })

export const emptyListRoutes: readonly Route[] = [
  list('/actions/actions', 'read:actions', 'Get actions', numbered('actions')),
  list('/actions/modules', 'read:actions', 'Get action modules', numbered('modules')),
  list('/actions/triggers', 'read:actions', 'Get triggers', within('triggers')),
  list('/actions/triggers/:triggerId/bindings', 'read:actions', 'Get trigger bindings', numbered('bindings')),
  list('/branding/phone/providers', 'read:phone_providers', 'Get a list of phone providers', within('providers')),
  list('/branding/phone/templates', 'read:phone_templates', 'Get phone templates', within('templates')),
  list('/connection-profiles', 'read:connection_profiles', 'Get connection profiles', within('connection_profiles')),
  list('/custom-domains', 'read:custom_domains', 'Get custom domains configurations', bare()),
  list('/event-streams', 'read:event_streams', 'Get event streams', paged('eventStreams')),
  list('/flows', 'read:flows', 'Get flows', paged('flows')),
  list('/flows/vault/connections', 'read:flows_vault_connections', 'Get Flows Vault connections', paged('connections')),
  list('/forms', 'read:forms', 'Get forms', paged('forms')),
  list('/hooks', 'read:hooks', 'Get hooks', paged('hooks')),
  list('/log-streams', 'read:log_streams', 'Get log streams', bare()),
  list('/network-acls', 'read:network_acls', 'Get network ACLs', paged('network_acls')),
  list('/rate-limit-policies', 'read:rate_limit_policies', 'Get rate limit policies', within('rate_limit_policies')),
  list('/rules', 'read:rules', 'Get rules', paged('rules')),
  list('/rules-configs', 'read:rules_configs', 'Get config variable keys for rules', bare()),
  list('/self-service-profiles', 'read:self_service_profiles', 'Get profiles', paged('self_service_profiles')),
  list(
    '/token-exchange-profiles',
    'read:token_exchange_profiles',
    'Get token exchange profiles',
    within('token_exchange_profiles'),
  ),
  list(
    '/user-attribute-profiles',
    'read:user_attribute_profiles',
    'Get user attribute profiles',
    within('user_attribute_profiles'),
  ),
  list(
    '/verifiable-credentials/verification/templates',
    'read:vdcs_templates',
    'List verifiable credentials templates',
    within('templates'),
  ),
]

function list(path: string, scope: Permission, summary: string, { answer, shape }: Shape): Route {
  return {
    method: 'GET',
    path,
    scopes: anyOf(scope),
    summary,
    query,
    answers: { 200: shape },
    differs: 'Always empty.',
    handle: async (call) => answer(call.query),
  }
}

/** How the vendor's SDKs expect the list to come. */
interface Shape {
  readonly shape: TSchema
  readonly answer: (query: PagingQuery) => Answer
}

/** `[]`, however it is asked for. */
function bare(): Shape {
  return { shape: none, answer: () => ok([]) }
}

/** In the three forms that this face pages by. */
function paged(plural: string): Shape {
  const empty = { items: [], next: null, total: null }
  return { shape: listOf(plural, Type.Unknown()), answer: (asked) => pageAnswer(plural, asked, empty) }
}

/** `{"profiles": []}`, however it is asked for. */
function within(plural: string): Shape {
  return { shape: closed({ [plural]: none }), answer: () => ok({ [plural]: [] }) }
}

/** An object with its own way to count pages. */
function numbered(plural: string): Shape {
  return {
    shape: closed({ [plural]: none, total: whole, page: whole, per_page: whole }),
    answer: ({ page = 0, per_page = 20 }) => ok({ [plural]: [], total: 0, page, per_page }),
  }
}
