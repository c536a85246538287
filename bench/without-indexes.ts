import type pg from 'pg'

interface Index {
  readonly name: string
  readonly definition: string
}

/** Does the work while the tables have no index but their primary keys, then makes the others again. */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows: indexes } = await client.query<Index>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY($1::text[]::regclass[]) AND NOT indisprimary ORDER BY indexrelid`,
    [tables],
  )
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
  await work()
  for (const { definition } of indexes) await client.query(definition)
}
