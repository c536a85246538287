import type { GrantStandingStore } from '../../access-tokens/access-token.ts'
import type { Executor } from './database.ts'
import { prepared } from './sql.ts'

export function postgresGrantStanding(executor: Executor, applicationId: number): GrantStandingStore {
  return {
    standing: async (clientId, audience, keyId) => {
      const [row] = await executor.rows<{ name: string; scope: string }>(prepared('grant standing')`
        SELECT c.name, array_to_string(CASE WHEN g.allows_all_scopes
            THEN ARRAY(SELECT p.name FROM permissions p WHERE p.application_id = r.application_id
              AND p.resource_server_id = r.id)
            ELSE g.scope END, ' ') AS scope FROM clients c
        JOIN resource_servers r ON r.application_id = c.application_id AND r.identifier = ${audience}
        JOIN client_grants g ON g.application_id = c.application_id AND g.client_id = c.id
          AND g.resource_server_id = r.id AND g.subject_type = 'client'
        JOIN signing_keys k ON k.application_id = c.application_id AND k.id = ${keyId}
        WHERE c.application_id = ${applicationId} AND c.id = ${clientId}`)
      return row === undefined ? null : { clientName: row.name, scope: row.scope }
    },
  }
}
