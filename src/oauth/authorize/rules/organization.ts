import { organizationRule } from '../../../sign-ins/organization-rule.ts'
import { Refusal } from '../refusal.ts'
import type { ScopeAsking } from './api-and-scope.ts'

/** In which organization the person signs in, named by id or by name, as the client's settings have it (auth0.md 5.7). */
export async function organization({ directory, client, parameters }: ScopeAsking) {
  const named = parameters.text('organization', 100)
  const { usage, asks } = organizationRule(client, directory.application.poolMode)
  if (named === null) {
    if (usage !== 'require' || asks) return {}
    throw new Refusal('invalid_request', 'Parameter organization is required for this client')
  }
  if (usage === 'deny') {
    const cure = 'set its organization_usage to allow or require'
    throw new Refusal('invalid_request', `Parameter organization is not allowed for this client: ${cure}`)
  }
  const { organizations } = directory.stores
  const found = (await organizations.find(named)) ?? (await organizations.findByName(named))
  if (found === null) throw new Refusal('invalid_request', `There is no organization ${named}`)
  return { organizationId: found.id }
}
