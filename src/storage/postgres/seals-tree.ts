// The hash tree of the log: leaves stand with their seals, whole subtrees above them in a table of their own.
import type { Position, TreeNode } from '../../sealed-log/merkle-tree.ts'
import { type Seal, TreeGap } from '../../seals/seal-store.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export async function appendSeals(
  executor: Executor,
  applicationId: number,
  seals: readonly Seal[],
  nodes: readonly TreeNode[],
): Promise<void> {
  if (seals.length > 0) {
    const rows = seals.map(({ sequence, eventId, sealedAt, commitments, salts, leafHash, signature }) => ({
      sequence,
      event_id: eventId,
      sealed_at: sealedAt,
      commitments,
      salts,
      leaf_hash: `\\x${leafHash.toString('hex')}`,
      signature: `\\x${signature.toString('hex')}`,
    }))
    await executor.change(sql`INSERT INTO audit_seals (application_id, sequence, event_id, sealed_at, commitments, salts,
        leaf_hash, signature)
      SELECT ${applicationId}, r.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (sequence bigint,
        event_id bigint, sealed_at timestamptz, commitments jsonb, salts jsonb, leaf_hash bytea, signature bytea)`)
  }
  if (nodes.length > 0) {
    await executor.change(sql`INSERT INTO audit_tree (application_id, level, place, hash)
      SELECT ${applicationId}, level, place, hash FROM unnest(${nodes.map(({ level }) => level)}::smallint[],
        ${nodes.map(({ place }) => place)}::bigint[], ${nodes.map(({ hash }) => hash)}::bytea[]) AS n (level, place, hash)`)
  }
}

export async function treeHashes(
  executor: Executor,
  applicationId: number,
  positions: readonly Position[],
): Promise<Buffer[]> {
  if (positions.length === 0) return []
  const rows = await executor.rows<{ hash: Buffer | null }>(sql`SELECT COALESCE(t.hash, s.leaf_hash) AS hash
    FROM unnest(${positions.map(({ level }) => level)}::smallint[], ${positions.map(({ place }) => place)}::bigint[])
      WITH ORDINALITY AS p (level, place, number)
    LEFT JOIN audit_tree t ON t.application_id = ${applicationId} AND t.level = p.level AND t.place = p.place
    LEFT JOIN audit_seals s ON p.level = 0 AND s.application_id = ${applicationId} AND s.sequence = p.place + 1
    ORDER BY p.number`)
  return rows.map(({ hash }, number) => {
    if (hash !== null) return hash
    const { level, place } = positions[number] as Position
    throw new TreeGap(`the log of the audit has no hash at level ${level}, place ${place}`)
  })
}
