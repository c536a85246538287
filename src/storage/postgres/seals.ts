import type { ByField } from '../../sealed-log/leaf.ts'
import type { LogWalk, Seal, SealedEvent, SealKey, SealStore, StoredCheckpoint } from '../../seals/seal-store.ts'
import type { Database, Executor } from './database.ts'
import { findsAny } from './finds-any.ts'
import { eraseFields, personalEvents, retainUntil, thinCheckpoints } from './seals-erasure.ts'
import {
  type LoggedRow,
  loggedColumns,
  loggedFromRow,
  startOver,
  takeUnsealed,
  waitingCovers,
  waitingEvents,
} from './seals-events.ts'
import { coveringsAfter, sequencesIn } from './seals-places.ts'
import { appendSeals, treeHashes } from './seals-tree.ts'
import { prepared, sql } from './sql.ts'

/** Any number will do that nothing else pairs with an application's. */
const lockClass = 7_263_519

export function postgresSeals(database: Database, executor: Executor, applicationId: number): SealStore {
  const here = sql`application_id = ${applicationId}`
  const checkpoints = (rest: ReturnType<typeof sql>) =>
    executor.rows<StoredCheckpoint>(sql`SELECT size, root, note, at FROM audit_checkpoints WHERE ${here} ${rest}`)
  return {
    key: async () => {
      const [row] = await executor.rows<KeyRow>(prepared('key of the audit')`SELECT origin, public_key,
        sealed_private_key, created_at FROM audit_keys WHERE application_id = ${applicationId}`)
      return row === undefined ? null : keyFromRow(row)
    },
    insertKey: async ({ origin, publicKey, sealedPrivateKey, createdAt }) => {
      await executor.change(sql`INSERT INTO audit_keys (application_id, origin, public_key, sealed_private_key, created_at)
        VALUES (${applicationId}, ${origin}, ${publicKey}, ${sealedPrivateKey}, ${createdAt})`)
      await executor.change(sql`INSERT INTO audit_progress (application_id) VALUES (${applicationId})
        ON CONFLICT DO NOTHING`)
    },
    hold: async (waits) => {
      if (!waits) {
        const [row] = await executor.rows<{ held: boolean }>(
          sql`SELECT pg_try_advisory_xact_lock(${lockClass}::int, ${applicationId}::int) AS held`,
        )
        return row?.held === true
      }
      await executor.rows(sql`SELECT pg_advisory_xact_lock(${lockClass}::int, ${applicationId}::int)`)
      return true
    },
    isQueued: () => findsAny(executor, sql`FROM audit_queue WHERE ${here}`),
    size: async () => {
      const [row] = await executor.rows<{ size: number }>(
        sql`SELECT COALESCE(max(sequence), 0) AS size FROM audit_seals WHERE ${here}`,
      )
      return row?.size ?? 0
    },
    startOver: () => startOver(executor, applicationId),
    take: (atMost) => takeUnsealed(executor, applicationId, atMost),
    append: (seals, nodes) => appendSeals(executor, applicationId, seals, nodes),
    hashes: (positions) => treeHashes(executor, applicationId, positions),
    checkpoint: async (size) => {
      const [found = null] = await checkpoints(
        size === undefined ? sql`ORDER BY size DESC LIMIT 1` : sql`AND size = ${size}`,
      )
      return found
    },
    listCheckpoints: (below, limit) =>
      checkpoints(sql`AND (${below}::bigint IS NULL OR size < ${below}::bigint) ORDER BY size DESC LIMIT ${limit}`),
    insertCheckpoint: async ({ size, root, note, at }) => {
      await executor.change(sql`INSERT INTO audit_checkpoints (application_id, size, root, note, at)
        VALUES (${applicationId}, ${size}, ${root}, ${note}, ${at}) ON CONFLICT DO NOTHING`)
    },
    thinCheckpoints: (before) => thinCheckpoints(executor, applicationId, before),
    waiting: () => waitingEvents(executor, applicationId),
    read: async (from, to) => {
      const rows = await executor.rows<SealRow>(sql`SELECT ${sealColumns} FROM ${sealedEvents}
        WHERE s.application_id = ${applicationId} AND s.sequence BETWEEN ${from} AND ${to} ORDER BY s.sequence`)
      return rows.map(sealedFromRow)
    },
    waitingCovers: (after) => waitingCovers(executor, applicationId, after),
    coverings: (after) => coveringsAfter(executor, applicationId, after),
    sequenceOf: async (eventId) => {
      const [row] = await executor.rows<{ sequence: number }>(
        sql`SELECT sequence FROM audit_seals WHERE ${here} AND event_id = ${eventId}`,
      )
      return row?.sequence ?? null
    },
    sequencesIn: (since, until) => sequencesIn(executor, applicationId, since, until),
    retainedUntil: async () => {
      const [row] = await executor.rows<{ until: number }>(
        sql`SELECT retained_until AS until FROM audit_progress WHERE ${here}`,
      )
      return row?.until ?? 0
    },
    walk: async () => {
      const [row] = await executor.rows<LogWalk>(sql`SELECT walked_until AS until, walked_at AS at,
        walked_whole_at AS "wholeAt" FROM audit_progress WHERE ${here}`)
      return row ?? { until: 0, at: null, wholeAt: null }
    },
    noteWalk: async ({ until, at, wholeAt }) => {
      await executor.change(sql`UPDATE audit_progress SET walked_until = ${until}, walked_at = ${at},
        walked_whole_at = ${wholeAt} WHERE ${here}`)
    },
    stream: async function* (to) {
      const all = sql`SELECT ${sealColumns} FROM ${sealedEvents}
        WHERE s.application_id = ${applicationId} AND s.sequence <= ${to} ORDER BY s.sequence`
      for await (const rows of database.cursor<SealRow>(all, streamedAtOnce)) yield rows.map(sealedFromRow)
    },
    strays: async (after) => {
      const ids: number[] = []
      const all = sql`SELECT e.id FROM audit_events e WHERE e.application_id = ${applicationId} AND e.id > ${after}
        AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.application_id = e.application_id AND s.event_id = e.id)
        AND NOT EXISTS (SELECT FROM audit_queue q WHERE q.application_id = e.application_id AND q.event_id = e.id)
        ORDER BY e.id`
      for await (const rows of database.cursor<{ id: number }>(all, streamedAtOnce))
        ids.push(...rows.map(({ id }) => id))
      return ids
    },
    ofPeople: (ids, names, after) => personalEvents(executor, applicationId, ids, names, after),
    erase: (tombstone, erased) => eraseFields(executor, applicationId, tombstone, erased),
    lastBefore: async (time) => {
      const [row] = await executor.rows<{ last: number }>(sql`SELECT COALESCE(max(sequence), 0) AS last FROM (
          SELECT s.sequence, bool_and(e.at IS NULL OR (least(e.at, s.sealed_at) < ${time} AND ${isToldOf})) OVER (ORDER BY s.sequence) AS is_old
          FROM audit_seals s LEFT JOIN audit_events e ON e.application_id = s.application_id AND e.id = s.event_id
          WHERE s.application_id = ${applicationId}
            AND s.sequence > (SELECT retained_until FROM audit_progress WHERE ${here})
            AND s.sequence <= (SELECT retained_until FROM audit_progress WHERE ${here}) + ${retainedAtOnce}) next
        WHERE is_old`)
      return row?.last ?? 0
    },
    retain: (until) => retainUntil(executor, applicationId, until),
  }
}

/** Whoever is still to hear of an event finds it. */
const isToldOf = sql`NOT EXISTS (SELECT FROM outbox o WHERE o.application_id = e.application_id AND o.event_id = e.id)`

const streamedAtOnce = 500
/** Few enough for the time that a statement has. */
const retainedAtOnce = 5_000

interface KeyRow {
  readonly origin: string
  readonly public_key: Buffer
  readonly sealed_private_key: Buffer
  readonly created_at: Date
}

function keyFromRow(row: KeyRow): SealKey {
  return {
    origin: row.origin,
    publicKey: row.public_key,
    sealedPrivateKey: row.sealed_private_key,
    createdAt: row.created_at,
  }
}

const sealColumns = sql`s.sequence, s.sealed_at, s.commitments, s.salts, s.leaf_hash, s.signature, ${loggedColumns}`
const sealedEvents = sql`audit_seals s
  LEFT JOIN audit_events e ON e.application_id = s.application_id AND e.id = s.event_id`

interface SealRow extends LoggedRow {
  readonly sequence: Seal['sequence']
  readonly sealed_at: Date
  readonly commitments: ByField<string>
  readonly salts: ByField<string>
  readonly leaf_hash: Buffer
  readonly signature: Buffer
}

function sealedFromRow(row: SealRow): SealedEvent {
  return {
    sequence: row.sequence,
    sealedAt: row.sealed_at,
    commitments: row.commitments,
    salts: row.salts,
    leafHash: row.leaf_hash,
    signature: row.signature,
    logged: row.id === null ? null : loggedFromRow(row),
  }
}
