import type { Note, NoteStore } from '../../notes/note.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Executor } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresNotes(executor: Executor, applicationId: number): NoteStore {
  const one = (userId: string, id: string) =>
    sql`application_id = ${applicationId} AND user_id = ${userId} AND id = ${id}`
  return {
    insert: async ({ id, userId, text, author, writtenAt }) => {
      await executor.change(sql`INSERT INTO user_notes
          (application_id, id, user_id, text, author_kind, author_id, author_name, written_at)
        VALUES (${applicationId}, ${id}, ${userId}, ${text}, ${author.kind}, ${author.id}, ${author.name},
          ${writtenAt})`)
    },
    find: async (userId, id) => {
      const [row] = await executor.rows<NoteRow>(sql`SELECT ${columns} FROM user_notes WHERE ${one(userId, id)}`)
      return row === undefined ? null : noteFromRow(row)
    },
    listOf: async (userId, page) => {
      const order = JSON.stringify([applicationId, 'notes', userId])
      const offset = page.kind === 'offset' ? page.offset : 0
      const rows = await executor.rows<NoteRow & { written: string }>(sql`SELECT ${columns}, written_at::text AS written
        FROM user_notes WHERE application_id = ${applicationId} AND user_id = ${userId}
          AND ${page.kind === 'cursor' ? olderThan(order, page.after) : sql`true`}
        ORDER BY written_at DESC, id DESC LIMIT ${page.limit + 1} OFFSET ${offset}`)
      const shown = rows.slice(0, page.limit)
      const last = shown.at(-1)
      const next = rows.length > page.limit && last !== undefined ? encodeCursor(order, [last.written, last.id]) : null
      return { items: shown.map(noteFromRow), next, total: null }
    },
    remove: async (userId, id) => (await executor.change(sql`DELETE FROM user_notes WHERE ${one(userId, id)}`)) === 1,
  }
}

const columns = trusted('id, user_id, text, author_kind, author_id, author_name, written_at')

function olderThan(order: string, cursor: string | null): Sql {
  if (cursor === null) return sql`true`
  const [writtenAt, id] = decodeCursor(order, 'timestamptz', cursor)
  return sql`(written_at, id) < (${writtenAt}::timestamptz, ${id}::text)`
}

interface NoteRow {
  readonly id: string
  readonly user_id: string
  readonly text: string
  readonly author_kind: Note['author']['kind']
  readonly author_id: string
  readonly author_name: string
  readonly written_at: Date
}

function noteFromRow(row: NoteRow): Note {
  return {
    id: row.id,
    userId: row.user_id,
    text: row.text,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    writtenAt: row.written_at,
  }
}
