import type { Sealer } from '../../kernel/sealing.ts'
import {
  type LetterPerson,
  type LetterTemplate,
  type LinkRule,
  type MailServer,
  type MailSettingsStore,
  plainLinkRule,
} from '../../messages/mail-settings.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresMailSettings(
  executor: Executor,
  applicationId: number,
  { sealer }: { readonly sealer: Sealer },
): MailSettingsStore {
  return {
    readFor: async (messages) => {
      const kinds = [...new Set(messages.map(({ kind }) => kind))]
      const [row] = await executor.rows<SettingsRow>(sql`SELECT
        (SELECT sealed_server FROM mail_servers WHERE application_id = ${applicationId}) AS sealed_server,
        (SELECT jsonb_object_agg(kind, content) FROM letter_templates
          WHERE application_id = ${applicationId} AND kind = ANY(${kinds})) AS templates`)
      const templates = row?.templates ?? {}
      const ids = messages.flatMap(({ kind, userId }) => (userId !== null && kind in templates ? [userId] : []))
      return { server: openedServer(sealer, row), templates, people: await peopleOf(executor, applicationId, ids) }
    },
    readLinkRule: async (kind) => {
      const [row] = await executor.rows<{ content: LetterTemplate & LinkRule }>(
        sql`SELECT content FROM letter_templates WHERE application_id = ${applicationId} AND kind = ${kind}`,
      )
      return row?.content ?? plainLinkRule
    },
    setServer: async (server) => {
      if (server === null) {
        await executor.change(sql`DELETE FROM mail_servers WHERE application_id = ${applicationId}`)
        return
      }
      const sealed = sealer.seal(JSON.stringify(server), place)
      await executor.change(sql`INSERT INTO mail_servers (application_id, sealed_server)
        VALUES (${applicationId}, ${sealed})
        ON CONFLICT (application_id) DO UPDATE SET sealed_server = EXCLUDED.sealed_server`)
    },
    setTemplate: async (kind, template) => {
      if (template === null) {
        await executor.change(
          sql`DELETE FROM letter_templates WHERE application_id = ${applicationId} AND kind = ${kind}`,
        )
        return
      }
      await executor.change(sql`INSERT INTO letter_templates (application_id, kind, content)
        VALUES (${applicationId}, ${kind}, ${template})
        ON CONFLICT (application_id, kind) DO UPDATE SET content = EXCLUDED.content`)
    },
  }
}

const place = ['mail_servers', 'server']

interface SettingsRow {
  readonly sealed_server: Buffer | null
  readonly templates: Record<string, LetterTemplate> | null
}

function openedServer(sealer: Sealer, row: SettingsRow | undefined): MailServer | null {
  if (row === undefined || row.sealed_server === null) return null
  return JSON.parse(sealer.unseal(row.sealed_server, place).toString())
}

async function peopleOf(
  executor: Executor,
  applicationId: number,
  ids: readonly string[],
): Promise<Record<string, LetterPerson>> {
  if (ids.length === 0) return {}
  const rows = await executor.rows<LetterPerson & { id: string }>(sql`SELECT u.id, u.email,
      coalesce(u.email_verified, false) AS "emailVerified", u.username, u.phone_number AS "phoneNumber", u.name,
      u.nickname, u.given_name AS "givenName", u.family_name AS "familyName", u.picture,
      u.app_metadata AS "appMetadata", u.user_metadata AS "userMetadata", coalesce(c.name, '') AS connection
    FROM users u
    LEFT JOIN identities i ON i.application_id = u.application_id AND i.user_id = u.id AND i.is_primary
    LEFT JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
    WHERE u.application_id = ${applicationId} AND u.id = ANY(${ids})`)
  return Object.fromEntries(rows.map(({ id, ...person }) => [id, person]))
}
