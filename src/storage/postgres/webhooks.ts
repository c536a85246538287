import { mapPage } from '../../kernel/page.ts'
import type { Webhook, WebhookFormat } from '../../webhooks/webhook.ts'
import type { WebhookStore } from '../../webhooks/webhook-store.ts'
import type { Executor } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { sql, trusted } from './sql.ts'

export function postgresWebhooks(executor: Executor, applicationId: number): WebhookStore {
  const one = async (id: string, lock: 'FOR UPDATE' | '') => {
    const [row] = await executor.rows<WebhookRow>(sql`SELECT ${columns} FROM webhooks
      WHERE application_id = ${applicationId} AND id = ${id} ${trusted(lock)}`)
    return row === undefined ? null : webhookFromRow(row)
  }
  return {
    find: (id) => one(id, ''),
    findForChange: (id) => one(id, 'FOR UPDATE'),
    findMany: async (ids) => {
      const rows = await executor.rows<WebhookRow>(sql`SELECT ${columns} FROM webhooks
        WHERE application_id = ${applicationId} AND id = ANY (${[...ids]}::text[])`)
      return rows.map(webhookFromRow)
    },
    listHearing: async () => {
      const rows = await executor.rows<Pick<WebhookRow, 'id' | 'format' | 'event_types'>>(sql`
        SELECT id, format, event_types FROM webhooks WHERE application_id = ${applicationId} AND is_active`)
      return rows.map(({ id, format, event_types: eventTypes }) => ({ id, format, eventTypes }))
    },
    list: async (page) => {
      const listing = {
        name: [applicationId, 'webhooks'],
        columns,
        from: sql`webhooks`,
        where: sql`application_id = ${applicationId}`,
        ...byCreation,
      }
      return mapPage(await listPage<WebhookRow>(executor, listing, page), webhookFromRow)
    },
    countForInsert: async () => {
      // Other rows may go on pointing at the application meanwhile.
      await executor.rows(sql`SELECT FROM applications WHERE id = ${applicationId} FOR NO KEY UPDATE`)
      const [row] = await executor.rows<{ count: number }>(
        sql`SELECT count(*) FROM webhooks WHERE application_id = ${applicationId}`,
      )
      return row?.count ?? 0
    },
    insert: async (webhook) => {
      await executor.change(sql`INSERT INTO webhooks (application_id, ${columns}) VALUES (${applicationId},
        ${webhook.id}, ${webhook.name}, ${webhook.url}, ${webhook.format}, ${[...webhook.eventTypes]},
        ${webhook.isActive}, ${webhook.sealedSecret}, ${webhook.sealedPreviousSecret}, ${webhook.previousSecretUntil},
        ${webhook.sealedAuthorization}, ${webhook.failingSince}, ${webhook.disabledAt}, ${webhook.createdAt},
        ${webhook.updatedAt})`)
    },
    save: async (webhook) => {
      await executor.change(sql`UPDATE webhooks SET name = ${webhook.name}, url = ${webhook.url},
          event_types = ${[...webhook.eventTypes]}, is_active = ${webhook.isActive},
          sealed_secret = ${webhook.sealedSecret}, sealed_previous_secret = ${webhook.sealedPreviousSecret},
          previous_secret_until = ${webhook.previousSecretUntil}, sealed_authorization = ${webhook.sealedAuthorization},
          failing_since = ${webhook.failingSince}, disabled_at = ${webhook.disabledAt}, updated_at = ${webhook.updatedAt}
        WHERE application_id = ${applicationId} AND id = ${webhook.id}`)
    },
    noteFailing: async (id, since) => {
      await executor.change(sql`UPDATE webhooks SET failing_since = ${since}
        WHERE application_id = ${applicationId} AND id = ${id}
          AND (failing_since IS NULL) <> (${since}::timestamptz IS NULL)`)
    },
    remove: async (id) =>
      (await executor.change(sql`DELETE FROM webhooks WHERE application_id = ${applicationId} AND id = ${id}`)) === 1,
  }
}

const columns = trusted(`id, name, url, format, event_types, is_active, sealed_secret, sealed_previous_secret,
  previous_secret_until, sealed_authorization, failing_since, disabled_at, created_at, updated_at`)

interface WebhookRow {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly format: WebhookFormat
  readonly event_types: readonly string[]
  readonly is_active: boolean
  readonly sealed_secret: Buffer
  readonly sealed_previous_secret: Buffer | null
  readonly previous_secret_until: Date | null
  readonly sealed_authorization: Buffer | null
  readonly failing_since: Date | null
  readonly disabled_at: Date | null
  readonly created_at: Date
  readonly updated_at: Date
}

function webhookFromRow(row: WebhookRow): Webhook {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    format: row.format,
    eventTypes: row.event_types,
    isActive: row.is_active,
    sealedSecret: row.sealed_secret,
    sealedPreviousSecret: row.sealed_previous_secret,
    previousSecretUntil: row.previous_secret_until,
    sealedAuthorization: row.sealed_authorization,
    failingSince: row.failing_since,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
