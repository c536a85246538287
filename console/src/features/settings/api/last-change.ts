import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

interface SettingsChange {
  readonly id: string
  readonly at: string
  readonly actor: { readonly name: string }
  readonly changes: { readonly fields?: readonly string[] } | null
}

/** As far back as is looked for the last change of a section. */
const lookedAt = 50

/** The latest changes of any setting, newest first. */
export const settingsChangesQuery = queryOptions({
  queryKey: ['settings', 'last-change'],
  queryFn: async ({ signal }) => {
    const path = `/audit/events?type=settings.changed&pageSize=${lookedAt}`
    return (await call<{ readonly data: readonly SettingsChange[] }>('GET', path, { signal })).data
  },
})

/** The latest one of any of these; a name of a whole object stands for all that is in it. */
export function lastChangeOf(changes: readonly SettingsChange[], names: readonly string[]): SettingsChange | null {
  const sought = new Set(names.map((name) => name.split('.')[0]))
  return changes.find(({ changes: told }) => told?.fields?.some((field) => sought.has(field))) ?? null
}
