import type { Filter } from '../kernel/filter.ts'
import type { LogEntry } from './log-entry.ts'
import type { LogPlace } from './log-id.ts'

/** What entries may be put in order by; equal ones by their time. */
export type LogOrder = 'date' | 'type' | 'userId' | 'clientId' | 'connectionId' | 'organizationId' | 'ip' | 'userAgent'

export interface LogQuery {
  readonly filter: Filter | null
  readonly order: { readonly by: LogOrder; readonly direction: 'ascending' | 'descending' }
  readonly offset: number
  readonly limit: number
  /** Ours, the same in every entry. */
  readonly hostname: string
}

export interface LogStore {
  /** Null for an entry that is not there, or happened less than a second ago. */
  find(place: LogPlace): Promise<LogEntry | null>
  /** What happened a second ago or earlier. Throws `search_timeout`. */
  list(query: LogQuery): Promise<readonly LogEntry[]>
  /** The entries of one person, in any order: there are few. */
  listOf(userId: string, query: Omit<LogQuery, 'filter'>): Promise<readonly LogEntry[]>
  /**
   * What comes after an entry, oldest first and in an order in which nothing is ever put before what was read: up to the
   * oldest change that is not finished. Null begins with the first entry; one that is not ours, with its time.
   */
  follow(after: LogPlace | null, limit: number): Promise<readonly LogEntry[]>
  /** Makes `follow` whole again in a database that came out of a dump. */
  settleAfterRestore(): Promise<void>
}
