import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface SettingsChange {
  readonly id: string
  readonly at: string
  readonly actor: { readonly name: string }
  readonly subject: { readonly id: string } | null
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

/** The latest changes of connections, a policy of passwords among them, newest first. */
export const connectionChangesQuery = queryOptions({
  queryKey: ['settings', 'last-change', 'connections'],
  queryFn: async ({ signal }) => {
    const path = `/audit/events?type=connection.updated&pageSize=${lookedAt}`
    return (await call<{ readonly data: readonly SettingsChange[] }>('GET', path, { signal })).data
  },
})

/** The latest change of the policy of one of them. */
export function lastPolicyChangeOf(changes: readonly SettingsChange[], connectionId: string): SettingsChange | null {
  return lastChangeOf(
    changes.filter(({ subject }) => subject?.id === connectionId),
    ['passwordPolicy'],
  )
}

/** The latest change of one letter. */
export function lastLetterChangeOf(changes: readonly SettingsChange[], name: string): SettingsChange | null {
  return changes.find(({ subject }) => subject?.id === `email-template/${name}`) ?? null
}

/** The latest one of any of these; a name of a whole object stands for all that is in it. */
export function lastChangeOf(changes: readonly SettingsChange[], names: readonly string[]): SettingsChange | null {
  const sought = new Set(names.map((name) => name.split('.')[0]))
  return changes.find(({ changes: told }) => told?.fields?.some((field) => sought.has(field))) ?? null
}
