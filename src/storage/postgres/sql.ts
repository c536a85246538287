// SQL as a value: text with numbered places, and the values that go there. A value can only ever become a place, so no
// input becomes SQL; a nested statement becomes part of the text.

import { createHash } from 'node:crypto'

export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
  /** Set on hot statements: the server keeps the plan under this name. Never on searches, whose plans depend on values. */
  readonly name?: string
  /** It may wait for a lock, and so never runs where others would wait with it. */
  readonly mayWait?: boolean
}

export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  let text = strings[0] as string
  const flat: unknown[] = []
  values.forEach((value, index) => {
    if (isSql(value)) {
      text += renumber(value.text, flat.length)
      flat.push(...value.values)
    } else {
      flat.push(value)
      text += `$${flat.length}`
    }
    text += strings[index + 1]
  })
  return { text, values: flat, [fragment]: true } as Sql
}

/** The same as `sql`, prepared under a name on each connection that runs it. Its text must not depend on input. */
export function prepared(name: string): (strings: TemplateStringsArray, ...values: readonly unknown[]) => Sql {
  return (strings, ...values) => ({ ...sql(strings, ...values), name })
}

/** The same for a change: the connections that point reads share are not for it. */
export function preparedChange(name: string): (strings: TemplateStringsArray, ...values: readonly unknown[]) => Sql {
  return (strings, ...values) => ({ ...sql(strings, ...values), name, mayWait: true })
}

/** Prepared under a name that follows from its text: for the few statements that are put together and then used often. */
export function preparedByText(statement: Sql): Sql {
  return { ...statement, name: createHash('sha256').update(statement.text).digest('base64url').slice(0, 32) }
}

export function joinSql(parts: readonly Sql[], separator: ' AND ' | ' OR ' | ', '): Sql {
  return parts.reduce((all, part) => sql`${all}${trusted(separator)}${part}`)
}

/** Text of our own, such as a column name from a closed list. Never call it with anything a caller sent. */
export function trusted(text: string): Sql {
  return { text, values: [], [fragment]: true } as Sql
}

const fragment = Symbol('sql')

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && fragment in value
}

function renumber(text: string, by: number): string {
  return by === 0 ? text : text.replace(/\$(\d+)/g, (_, place: string) => `$${Number(place) + by}`)
}
