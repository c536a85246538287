import type pg from 'pg'
import type { SlowStatement } from './slow-statements.ts'

const shownAtMost = 20

/** The plans of the slowest statements, each kind of statement once. */
export async function explainSlow(client: pg.Client, statements: readonly SlowStatement[]): Promise<string> {
  const slowest = new Map<string, SlowStatement>()
  for (const statement of statements) {
    if (statement.ms > (slowest.get(statement.text)?.ms ?? 0)) slowest.set(statement.text, statement)
  }
  const readable = [...slowest.values()].filter(({ text }) => isPlainRead(text))
  const shown = readable.sort((one, other) => other.ms - one.ms).slice(0, shownAtMost)
  const plans: string[] = []
  for (const { text, values, ms } of shown) {
    plans.push(`${Math.round(ms)} ms: ${text.replace(/\s+/g, ' ')}\n${JSON.stringify(values)}`)
    plans.push(await planOf(client, text, values))
  }
  return plans.join('\n\n')
}

function isPlainRead(text: string): boolean {
  return /^\s*(SELECT|WITH)\b/i.test(text) && !/\b(INSERT|UPDATE|DELETE)\b/i.test(text)
}

/** Runs the statement, and takes back whatever it may have changed. */
async function planOf(client: pg.Client, text: string, values: readonly unknown[]): Promise<string> {
  await client.query('BEGIN')
  try {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, [...values])
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  } finally {
    await client.query('ROLLBACK')
  }
}
