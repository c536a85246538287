// From where people may sign in: networks and countries that are kept out, and those that an organization lets in alone.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { addNetworkRule } from '../../../network-rules/add-network-rule.ts'
import { blindRules as blindRulesOf } from '../../../network-rules/blind-rules.ts'
import { type NetworkRule, type NetworkRuleScope, networkEffects } from '../../../network-rules/network-rule.ts'
import { type NetworkRuleInput, newNetworkRule } from '../../../network-rules/new-network-rule.ts'
import { removeNetworkRule } from '../../../network-rules/remove-network-rule.ts'
import { lookedBackDays, wouldRefuse } from '../../../network-rules/would-refuse.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import type { OrganizationStore } from '../../../organizations/organization-store.ts'
import { closed, count, flag, orNull, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { calledNow } from '../called-now.ts'
import { moment, readMoment } from '../moment.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { reason } from '../reason.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'

const record = closed(
  {
    id: text,
    organizationId: textOrNull,
    effect: Type.Enum([...networkEffects]),
    network: textOrNull,
    country: textOrNull,
    reason: text,
    createdBy: closed({ kind: text, id: text, name: textOrNull }),
    createdAt: timestamp,
    endsAt: timestampOrNull,
  },
  'NetworkRuleRecord',
)

const blindRules = Type.Integer({
  minimum: 0,
  description: 'How many of all that were asked for stand and name a country while the server has no table of places.',
})

const organizationId = Type.String({ minLength: 1, maxLength: 100, description: "An organization's id." })

const listQuery = Type.Object(
  {
    ...pageParameters,
    scope: Type.Optional(Type.Enum(['all', 'everybody'], { description: 'all, or everybody: of no organization.' })),
    organizationId: Type.Optional(organizationId),
  },
  { additionalProperties: false },
)
type ListQuery = Static<typeof listQuery>

const meant = {
  effect: Type.Enum([...networkEffects], { description: 'block, or allow: an organization is for these alone.' }),
  network: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'An address, or a network such as 203.0.113.0/24.' }),
  ),
  country: Type.Optional(
    Type.String({ pattern: '^[A-Z]{2}$', description: 'Two capital letters, such as NO (ISO 3166-1).' }),
  ),
  organizationId: Type.Optional(organizationId),
}
const previewBody = Type.Object(meant, { additionalProperties: false })
const addBody = Type.Object({ ...meant, reason, endsAt: Type.Optional(moment) }, { additionalProperties: false })
type Meant = Static<typeof previewBody>

const preview = closed(
  {
    // Null where the sign-ins could not be read in time. Where there were more than are looked at, it is at least so many.
    signIns: orNull(count),
    isAtLeast: flag,
    days: count,
  },
  'NetworkRulePreview',
)

/** Those who keep watch over sign-ins decide from where there are any. */
const access = ['update:security_settings', 'update:settings']

export const networkRuleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/network-rules',
    access: ['read:settings'],
    query: listQuery,
    summary: 'List from where people may not sign in',
    answers: { 200: pageOf(record, { blindRules }) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/network-rules',
    access,
    body: addBody,
    stepUp: 'recent',
    summary: 'Add a network rule',
    answers: { 201: record },
    handle: add,
  },
  {
    method: 'POST',
    path: '/network-rules/preview',
    access,
    body: previewBody,
    whilePaused: 'reads',
    summary: 'Tell how many sign-ins a network rule would have refused',
    answers: { 200: preview },
    handle: tell,
  },
  {
    method: 'DELETE',
    path: '/network-rules/:id',
    access,
    // It turns protection off (console.md 1.8, T3).
    stepUp: 'always',
    summary: 'Remove a network rule',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, directory, console }: Call<ListQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const scope = scopeOf(query)
  const [page, blind] = await Promise.all([
    directory.stores.networkRules.list(scope, request),
    blindRulesOf({ ...directory, ...directory.stores }),
  ])
  const answer = pageAnswer(page, request, await ruleJsonOf(console, page.items))
  return ok({ ...(answer.body as object), blindRules: blind.filter((rule) => isWithin(scope, rule)).length })
}

async function add({ actor, body, directory, console }: Call<unknown, Static<typeof addBody>>): Promise<Answer> {
  const input = { ...inputOf(body), reason: body.reason, endsAt: readMoment('endsAt', body.endsAt) }
  const rule = await directory.change(async (deps) => {
    await requireOrganization(deps, input)
    return addNetworkRule(deps, actor, input)
  })
  directory.networkGate.forget()
  return created((await ruleJsonOf(console, [rule]))(rule))
}

async function tell({ actor, body, directory }: Call<unknown, Meant>): Promise<Answer> {
  const input = { ...inputOf(body), reason: '', endsAt: null }
  const rule = newNetworkRule(directory, actor, input)
  await requireOrganization(directory.stores, input)
  const told = await wouldRefuse({ ...directory, ...directory.stores }, rule)
  return ok({ signIns: told?.signIns ?? null, isAtLeast: told?.isAtLeast ?? false, days: lookedBackDays })
}

function inputOf(body: Meant) {
  const { effect, network = null, country = null, organizationId: id = null } = body
  return { effect, network, country, organizationId: id }
}

async function requireOrganization(
  { organizations }: { readonly organizations: Pick<OrganizationStore, 'find'> },
  { organizationId: id }: Pick<NetworkRuleInput, 'organizationId'>,
): Promise<void> {
  if (id !== null) presentOrganization(await organizations.find(id))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => removeNetworkRule(deps, actor, params.id as string))
  directory.networkGate.forget()
  return noContent
}

function scopeOf({ scope = 'all', organizationId: id }: ListQuery): NetworkRuleScope {
  return id === undefined ? scope : { organizationId: id }
}

function isWithin(scope: NetworkRuleScope, { organizationId: id }: NetworkRule): boolean {
  if (scope === 'all') return true
  return scope === 'everybody' ? id === null : id === scope.organizationId
}

async function ruleJsonOf(console: Directory, rules: readonly NetworkRule[]) {
  const called = await calledNow(
    console,
    rules.map(({ createdBy }) => createdBy),
  )
  return (rule: NetworkRule) => ({ ...rule, createdBy: called(rule.createdBy) })
}
