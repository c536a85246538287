// The other providers that know somebody, and what they refused last: of their connection, so that it may have been
// somebody else they refused.
import type { AuditSearchStore } from '../audit/audit-search.ts'
import { type Connection, connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { JsonObject } from '../kernel/json.ts'
import { upstreamName } from '../upstreams/find-upstream.ts'
import type { Identity } from '../users/user.ts'

export interface ProviderFact {
  readonly connectionId: string
  readonly name: string
  readonly isEnabled: boolean
  readonly failure: { readonly at: Date; readonly answer: string; readonly detail: string } | null
}

interface Stores {
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly auditSearch: Pick<AuditSearchStore, 'findUpstreamFailures'>
}

/** People have one or two; nobody is helped by more. */
const providersAtMost = 5

/** Whose refusal is the newest comes first. */
export async function providerFacts(
  { connections, auditSearch }: Stores,
  identities: readonly Identity[],
): Promise<readonly ProviderFact[]> {
  const ids = [...new Set(identities.map(({ connectionId }) => connectionId))].slice(0, providersAtMost)
  const found = await Promise.all(ids.map((id) => connections.find(id)))
  const providers = found.filter((each): each is Connection => each !== null && connectionKind(each) === 'other')
  if (providers.length === 0) return []
  const failures = await auditSearch.findUpstreamFailures(providers.map(({ id }) => id))
  const facts = providers.map((connection) => ({
    connectionId: connection.id,
    name: upstreamName(connection),
    isEnabled: connection.isEnabled,
    failure: failures.find(({ connectionId }) => connectionId === connection.id) ?? null,
  }))
  return facts.sort((one, other) => failedAt(other) - failedAt(one))
}

/** As the facts of a check are told. */
export function providersJson(providers: readonly ProviderFact[]): JsonObject[] {
  return providers.map(({ connectionId, name, isEnabled, failure }) => ({
    connectionId,
    name,
    isEnabled,
    failure: failure && { at: failure.at.toISOString(), answer: failure.answer, detail: failure.detail },
  }))
}

function failedAt({ failure }: ProviderFact): number {
  return failure?.at.getTime() ?? 0
}
