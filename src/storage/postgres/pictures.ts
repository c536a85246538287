import type { Picture, PictureStore } from '../../applications/picture.ts'
import type { Executor } from './database.ts'
import { prepared, sql } from './sql.ts'

export function postgresPictures(executor: Executor, applicationId: number): PictureStore {
  return {
    find: async (name) => {
      const [row] = await executor.rows<Picture>(prepared('picture')`SELECT name, type, bytes FROM pictures
        WHERE application_id = ${applicationId} AND name = ${name}`)
      return row ?? null
    },
    insert: async ({ name, type, bytes }) => {
      await executor.change(sql`INSERT INTO pictures (application_id, name, type, bytes)
        VALUES (${applicationId}, ${name}, ${type}, ${bytes}) ON CONFLICT DO NOTHING`)
    },
    removeExcept: async (names) => {
      await executor.change(sql`DELETE FROM pictures
        WHERE application_id = ${applicationId} AND NOT (name = ANY (${[...names]}::text[]))`)
    },
  }
}
