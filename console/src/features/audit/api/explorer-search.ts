// The address of the audit explorer: everything that narrows it stands in the URL.

import { type PageSize, readPageSize } from '../../../lib/list-address.ts'

export interface ExplorerSearch {
  /** The words of the search box. */
  readonly q?: string | undefined
  /** A comma list of types. */
  readonly type?: string | undefined
  readonly actor?: string | undefined
  readonly subject?: string | undefined
  readonly organization?: string | undefined
  readonly client?: string | undefined
  /** The id of a connection. */
  readonly connection?: string | undefined
  /** Why a sign-in failed. */
  readonly reason?: string | undefined
  readonly result?: 'success' | 'failure' | undefined
  readonly ip?: string | undefined
  readonly request?: string | undefined
  readonly session?: string | undefined
  /** `7d` back from now, or `a..b` in ISO; left out: the last 24 hours. */
  readonly range?: string | undefined
  /** Those who run Rollcall, instead of the application. */
  readonly log?: 'operators' | undefined
  /** The saved view that was opened. */
  readonly view?: string | undefined
  /** How many events come at once. */
  readonly size?: PageSize | undefined
}

export const ranges = ['1h', '24h', '7d', '30d', '90d', '365d'] as const
export const defaultRange = '24h'

const texts = [
  'q',
  'type',
  'actor',
  'subject',
  'organization',
  'client',
  'connection',
  'reason',
  'ip',
  'request',
  'session',
  'view',
] as const

export function readExplorerSearch(raw: Record<string, unknown>): ExplorerSearch {
  const search: Record<string, string> = {}
  for (const key of texts) {
    const value = raw[key]
    if (value !== undefined && String(value) !== '') search[key] = String(value)
  }
  const range = String(raw.range)
  const size = readPageSize(raw.size)
  return {
    ...search,
    ...((raw.result === 'success' || raw.result === 'failure') && { result: raw.result }),
    ...(raw.log === 'operators' && { log: raw.log }),
    ...(size !== undefined && { size }),
    ...(spanOf(range, new Date(0)) !== null && { range: range === defaultRange ? undefined : range }),
  }
}

export interface TimeSpan {
  readonly since: string
  /** Left out: now, and what is still to come. */
  readonly until?: string
}

const unitMs = { h: 3_600_000, d: 86_400_000 } as const

/** Null for what is no range. */
export function spanOf(range: string | undefined, now: Date): TimeSpan | null {
  const [, length, unit] = /^(\d{1,4})([hd])$/.exec(range ?? defaultRange) ?? []
  if (length !== undefined && unit !== undefined) {
    return { since: new Date(now.getTime() - Number(length) * unitMs[unit as 'h' | 'd']).toISOString() }
  }
  const [from = '', to = ''] = (range ?? '').split('..')
  const [since, until] = [Date.parse(from), Date.parse(to)]
  if (Number.isNaN(since) || Number.isNaN(until) || since >= until) return null
  return { since: new Date(since).toISOString(), until: new Date(until).toISOString() }
}

/** As the address writes a stretch of the chart. */
export function rangeBetween(since: Date, until: Date): string {
  return `${since.toISOString()}..${until.toISOString()}`
}

/** What the API is asked for. */
export function explorerParameters(search: ExplorerSearch, { since, until }: TimeSpan) {
  const { q, request, range: _range, view: _view, size: _size, ...rest } = search
  return { search: q, requestId: request, ...rest, since, until }
}

export function isNarrowed(search: ExplorerSearch): boolean {
  const { range: _range, log: _log, view: _view, size: _size, ...rest } = search
  return Object.keys(rest).length > 0
}
