import { type Sql, sql, trusted } from './sql.ts'

/**
 * `value`, each one of a text column once and in their order: from one to the next along the index of the application and
 * that column, in as many looks as there are values, however many rows have them. Both names are of our own.
 */
export function distinctValues(applicationId: number, table: string, column: string): Sql {
  const [from, key] = [trusted(table), trusted(`t.${column}`)]
  const beyond = (before: Sql) => sql`(SELECT ${key} FROM ${from} t
    WHERE t.application_id = ${applicationId} AND ${key} > ${before} ORDER BY ${key} LIMIT 1)`
  return sql`SELECT value FROM (WITH RECURSIVE found AS (
      SELECT ${beyond(sql`''`)} AS value
      UNION ALL SELECT ${beyond(sql`found.value`)} FROM found WHERE found.value IS NOT NULL)
    SELECT value FROM found) each WHERE value IS NOT NULL`
}
