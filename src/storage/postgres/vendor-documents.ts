import type { JsonObject } from '../../kernel/json.ts'
import type { DocumentKey, VendorDocument, VendorDocumentStore } from '../../vendor-documents/vendor-document.ts'
import type { Executor } from './database.ts'
import { sql, trusted } from './sql.ts'

export function postgresVendorDocuments(executor: Executor, applicationId: number): VendorDocumentStore {
  return {
    find: async ({ kind, name }) => {
      const [row] = await executor.rows<Row>(sql`SELECT ${columns} FROM vendor_documents
        WHERE application_id = ${applicationId} AND kind = ${kind} AND name = ${name}`)
      return row === undefined ? null : documentFromRow(row)
    },
    list: async (kind) => {
      const rows = await executor.rows<Row>(sql`SELECT ${columns} FROM vendor_documents
        WHERE application_id = ${applicationId} AND kind = ${kind} ORDER BY name`)
      return rows.map(documentFromRow)
    },
    put: async ({ kind, name }, content) => {
      const [row] = await executor.rows<Row>(sql`INSERT INTO vendor_documents
          (application_id, kind, name, content, updated_at)
        VALUES (${applicationId}, ${kind}, ${name}, ${content}, clock_timestamp())
        ON CONFLICT (application_id, kind, name)
        DO UPDATE SET content = EXCLUDED.content, updated_at = EXCLUDED.updated_at
        RETURNING ${columns}`)
      return documentFromRow(row as Row)
    },
    remove: async ({ kind, name }) => {
      const removed = await executor.change(sql`DELETE FROM vendor_documents
        WHERE application_id = ${applicationId} AND kind = ${kind} AND name = ${name}`)
      return removed > 0
    },
  }
}

const columns = trusted('kind, name, content, updated_at')

interface Row extends DocumentKey {
  readonly content: JsonObject
  readonly updated_at: Date
}

function documentFromRow({ kind, name, content, updated_at }: Row): VendorDocument {
  return { kind, name, content, updatedAt: updated_at }
}
