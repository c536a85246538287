import type { NamedThing, NamedThingStore, Owner, ThingKind } from '../../search/named-things.ts'
import type { Executor } from './database.ts'
import { beginningWith, containing } from './like-pattern.ts'
import { type Sql, sql } from './sql.ts'

export function postgresNamedThings(executor: Executor, applicationId: number): NamedThingStore {
  return {
    owners: (id, atMost) =>
      executor.rows<Owner>(sql`(SELECT user_id AS "userId", 'session' AS kind FROM sessions
          WHERE application_id = ${applicationId} AND id = ${id})
        UNION ALL (SELECT user_id, 'refresh-token' FROM token_families
          WHERE application_id = ${applicationId} AND id = ${id})
        UNION ALL (SELECT user_id, 'identity' FROM identities
          WHERE application_id = ${applicationId} AND subject = ${id} ORDER BY user_id LIMIT ${atMost})`),
    find: (kind, words, atMost) => executor.rows<NamedThing>(statement(kind, applicationId, words, atMost)),
  }
}

function statement(kind: ThingKind, applicationId: number, words: string, atMost: number): Sql {
  const folded = words.toLowerCase()
  // One or two letters have no entry of their own in the index but at the beginning of a word.
  const pattern = [...folded].length < 3 ? beginningWith(folded) : containing(folded)
  switch (kind) {
    case 'organization':
      return sql`SELECT id, coalesce(display_name, name) AS name, name AS detail FROM organizations
        WHERE application_id = ${applicationId}
          AND (id = ${words} OR lower(name || ' ' || coalesce(display_name, '')) LIKE ${pattern})
        ORDER BY (id = ${words} OR lower(name) = ${folded} OR lower(display_name) = ${folded}) IS TRUE DESC, name, id
        LIMIT ${atMost}`
    case 'role':
      // Those of one organization are found on its own page.
      return sql`SELECT id, name, description AS detail FROM roles
        WHERE application_id = ${applicationId} AND organization_id IS NULL
          AND (id = ${words} OR lower(name) LIKE ${pattern})
        ORDER BY (id = ${words} OR lower(name) = ${folded}) DESC, name, id LIMIT ${atMost}`
    case 'client':
      return sql`SELECT id, name, id AS detail FROM clients
        WHERE application_id = ${applicationId} AND (id = ${words} OR lower(name) LIKE ${pattern})
        ORDER BY (id = ${words} OR lower(name) = ${folded}) DESC, name, id LIMIT ${atMost}`
  }
}
