import pg from 'pg'

/** The rows that hold one of the words, in every table and every column, as text and as bytes. */
export async function tablesWith(connection: pg.ClientConfig, words: readonly string[]): Promise<string[]> {
  const database = new pg.Client(connection)
  await database.connect()
  try {
    const { rows } = await database.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      for (const word of words) {
        const { rows: hits } = await database.query(
          `SELECT t::text AS row FROM ${name} t WHERE t::text ILIKE $1 OR t::text ILIKE $2 LIMIT 3`,
          [`%${word}%`, `%${Buffer.from(word).toString('hex')}%`],
        )
        found.push(...hits.map(({ row }) => `${name}: ${row}`))
      }
    }
    return found
  } finally {
    await database.end()
  }
}
