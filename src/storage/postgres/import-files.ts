import { createHash } from 'node:crypto'
import type { FileFormat } from '../../imports/file-shape.ts'
import { shapeFrom } from '../../imports/file-shape.ts'
import { type CheckCounts, type ImportFile, nothingChecked, type RunOptions } from '../../imports/import-file.ts'
import type { CurrentUser, ImportedPerson, ImportFileStore, UntouchedPerson } from '../../imports/import-file-store.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage } from '../../kernel/page.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresImportFiles(executor: Executor, applicationId: number): ImportFileStore {
  const here = (jobId: string) => sql`application_id = ${applicationId} AND job_id = ${jobId}`
  const touched = async (statement: Sql) => (await executor.change(statement)) === 1
  return {
    find: async (id) => {
      const [row] = await executor.rows<FileRow>(sql`SELECT ${columns} FROM import_files WHERE ${here(id)}`)
      return row === undefined ? null : fileFromRow(row)
    },
    insert: async ({ id, format, columns: names, total }) => {
      await executor.change(sql`INSERT INTO import_files (application_id, job_id, format, columns, total)
        VALUES (${applicationId}, ${id}, ${format}, ${[...names]}::text[], ${total})`)
    },
    keepCheck: async (id, { shape, connection, checkId }) => {
      await executor.change(sql`UPDATE import_files SET shape = ${JSON.stringify(shape)}::jsonb,
          connection = ${connection}, check_id = ${checkId}
        WHERE ${here(id)}`)
    },
    keepRun: (id, options) =>
      touched(sql`UPDATE import_files SET options = ${JSON.stringify(options)}::jsonb
        WHERE ${here(id)} AND options IS NULL`),
    keepUntil: (id, until) =>
      touched(sql`UPDATE jobs SET leased_until = ${until}
        WHERE application_id = ${applicationId} AND id = ${id} AND status = 'receiving'`),

    insertCheck: async (checkId) => {
      await executor.change(sql`INSERT INTO import_checks (application_id, job_id, counts)
        VALUES (${applicationId}, ${checkId}, ${JSON.stringify(nothingChecked)}::jsonb)`)
    },
    findCheck: async (checkId) => {
      const [row] = await executor.rows<CountsRow>(sql`SELECT counts FROM import_checks WHERE ${here(checkId)}`)
      return row?.counts ?? null
    },
    takeCheckStep: async (checkId, sequence) => {
      const [row] = await executor.rows<CountsRow>(sql`UPDATE import_checks SET sequence = ${sequence}
        WHERE ${here(checkId)} AND sequence < ${sequence} RETURNING counts`)
      return row?.counts ?? null
    },
    keepCounts: async (checkId, counts) => {
      await executor.change(sql`UPDATE import_checks SET counts = ${JSON.stringify(counts)}::jsonb
        WHERE ${here(checkId)}`)
    },
    noteSeen: async (checkId, identifiers) => {
      if (identifiers.length === 0) return new Set()
      const byDigest = new Map(identifiers.map((identifier) => [digestOf(identifier).toString('hex'), identifier]))
      const noted = await executor.rows<{ identifier: Buffer }>(sql`INSERT INTO import_seen
          (application_id, job_id, identifier)
        SELECT ${applicationId}, ${checkId}, decode(digest, 'hex') FROM unnest(${[...byDigest.keys()]}::text[]) AS digest
        ON CONFLICT DO NOTHING RETURNING identifier`)
      for (const { identifier } of noted) byDigest.delete(identifier.toString('hex'))
      return new Set(byDigest.values())
    },
    forgetSeen: async (checkId) => {
      await executor.change(sql`DELETE FROM import_seen WHERE ${here(checkId)}`)
    },
    currentOf: async (userIds) => {
      const rows =
        await executor.rows<CurrentRow>(sql`SELECT u.id, i.connection_id, u.email_verified, u.name, u.nickname,
          u.given_name, u.family_name, u.picture, u.app_metadata, u.user_metadata
        FROM users u JOIN identities i ON i.application_id = u.application_id AND i.user_id = u.id AND i.is_primary
        WHERE u.application_id = ${applicationId} AND u.id = ANY (${[...userIds]}::text[])`)
      return new Map(rows.map((row) => [row.id, currentFromRow(row)]))
    },

    hold: async (id) => {
      // Batches side by side hold it together and count on it; whoever stops the run waits for all of them.
      const held = await executor.rows(sql`SELECT FROM import_files WHERE ${here(id)} AND NOT is_stopped FOR KEY SHARE`)
      return held.length === 1
    },
    addSkipped: async (id, count) => {
      await executor.change(sql`UPDATE import_files SET skipped = skipped + ${count} WHERE ${here(id)}`)
    },
    keepPeople: async (id, people, at) => {
      await executor.change(sql`INSERT INTO import_people
          (application_id, job_id, position, user_id, version, created_at)
        SELECT ${applicationId}, ${id}, p.position, u.id, u.version, ${at}
        FROM unnest(${people.map(({ position }) => position)}::integer[],
            ${people.map(({ userId }) => userId)}::text[]) AS p (position, user_id)
          JOIN users u ON u.application_id = ${applicationId} AND u.id = p.user_id`)
    },
    listPeople: async (id, page) => {
      const listing = {
        name: [applicationId, 'imported people', id],
        columns: trusted('p.position, p.user_id, u.email, u.name'),
        from: trusted('import_people p JOIN users u ON u.application_id = p.application_id AND u.id = p.user_id'),
        where: sql`p.application_id = ${applicationId} AND p.job_id = ${id}`,
        key: trusted('p.position'),
        keyType: 'integer',
        id: trusted('p.user_id'),
      } as const
      return mapPage(await listPage<PersonRow>(executor, listing, page), personFromRow)
    },
    listUntouched: (id, after, atMost) =>
      executor.rows<UntouchedPerson>(sql`SELECT p.position, p.user_id AS "userId",
          CASE WHEN l.last_login > p.created_at THEN 0 ELSE p.version END AS version
        FROM import_people p LEFT JOIN user_logins l ON l.application_id = p.application_id AND l.user_id = p.user_id
        WHERE p.application_id = ${applicationId} AND p.job_id = ${id} AND p.position > ${after}
        ORDER BY p.position LIMIT ${atMost}`),
    countPeople: async (id) => {
      const [row] = await executor.rows<{ count: number }>(
        sql`SELECT count(*)::integer AS count FROM import_people WHERE ${here(id)}`,
      )
      return row?.count ?? 0
    },

    setPaused: async (id, isPaused) => {
      await executor.change(sql`UPDATE import_files SET is_paused = ${isPaused} WHERE ${here(id)}`)
    },
    stop: async (id) => {
      await executor.rows(sql`SELECT FROM import_files WHERE ${here(id)} FOR UPDATE`)
      await executor.change(sql`UPDATE import_files SET is_stopped = true, is_paused = false WHERE ${here(id)}`)
      await executor.change(sql`DELETE FROM import_batches WHERE ${here(id)}`)
    },
    wake: async (id, at) => {
      await executor.change(sql`UPDATE jobs SET leased_until = ${at}
        WHERE application_id = ${applicationId} AND id = ${id} AND status = 'pending'`)
    },
    noteUndone: (id, by) =>
      touched(sql`UPDATE import_files SET undone_by = ${by} WHERE ${here(id)} AND undone_by IS NULL`),
  }
}

/** What is noted only tells two identifiers apart, so that nobody's address lies there. */
function digestOf(identifier: string): Buffer {
  return createHash('sha256').update(identifier).digest().subarray(0, digestBytes)
}

const digestBytes = 16

const columns = trusted(
  'job_id, format, columns, total, shape, connection, check_id, options, skipped, is_paused, is_stopped, undone_by',
)

interface FileRow {
  readonly job_id: string
  readonly format: FileFormat
  readonly columns: readonly string[]
  readonly total: number
  readonly shape: JsonObject | null
  readonly connection: string | null
  readonly check_id: string | null
  readonly options: RunOptions | null
  readonly skipped: number
  readonly is_paused: boolean
  readonly is_stopped: boolean
  readonly undone_by: string | null
}

function fileFromRow(row: FileRow): ImportFile {
  return {
    id: row.job_id,
    format: row.format,
    columns: row.columns,
    total: row.total,
    shape: row.shape === null ? null : shapeFrom(row.shape),
    connection: row.connection,
    checkId: row.check_id,
    options: row.options,
    skipped: row.skipped,
    isPaused: row.is_paused,
    isStopped: row.is_stopped,
    undoneBy: row.undone_by,
  }
}

interface CountsRow {
  readonly counts: CheckCounts
}

interface CurrentRow {
  readonly id: string
  readonly connection_id: string
  readonly email_verified: boolean
  readonly name: string | null
  readonly nickname: string | null
  readonly given_name: string | null
  readonly family_name: string | null
  readonly picture: string | null
  readonly app_metadata: JsonObject | null
  readonly user_metadata: JsonObject | null
}

function currentFromRow(row: CurrentRow): CurrentUser {
  const values = {
    emailVerified: row.email_verified,
    name: row.name,
    nickname: row.nickname,
    givenName: row.given_name,
    familyName: row.family_name,
    picture: row.picture,
    appMetadata: row.app_metadata,
    userMetadata: row.user_metadata,
  }
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  return { ...known, id: row.id, connectionId: row.connection_id }
}

interface PersonRow {
  readonly position: number
  readonly user_id: string
  readonly email: string | null
  readonly name: string | null
}

function personFromRow({ position, user_id: userId, email, name }: PersonRow): ImportedPerson {
  return { position, userId, email, name }
}
