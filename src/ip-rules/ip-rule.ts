// IP rules: the networks from which signed-in people come, for proxies and firewalls that let only those through. A rule
// lives and dies with its session, which each check looks up; this folder grants, moves, lists and forgets them. Who is
// signed in is the business of sessions/.
import { isIP, isIPv6 } from 'node:net'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { IpRulesOfSessions } from '../sessions/revoke-ip-rules.ts'

export interface IpRule {
  readonly id: string
  readonly userId: string
  readonly sessionId: string
  /** The address alone for IPv4 (/32), what one customer rents for IPv6 (/64). */
  readonly network: string
  readonly grantedAt: Date
  /** When the session ends if nothing more is done in it. */
  readonly expiresAt: Date
  /** Who asked for it; null: the application. */
  readonly organizationId: string | null
}

export interface GrantedNetwork {
  readonly organizationId: string | null
  readonly network: string
  /** Where the session was before, if its rule moved. */
  readonly previousNetwork: string | null
}

/** Whose rules: those of one organization, or all. */
export interface RuleScope {
  readonly organizationId: string | null
}

/** Rules exist for a reader only while their session lives, and while who asked for them still asks. */
export interface IpRuleStore extends IpRulesOfSessions {
  /** For whoever asks now: the application, and each organization in which the person is active. What stands is not granted again. */
  grant(
    session: { readonly id: string; readonly userId: string },
    ip: string,
    at: Date,
  ): Promise<readonly GrantedNetwork[]>
  /** One indexed read. */
  allows(ip: string, scope: RuleScope, now: Date): Promise<boolean>
  /** Newest first. */
  list(scope: RuleScope, page: PageRequest, now: Date): Promise<Page<IpRule>>
  /** Each network once, in order, those behind the one named. */
  networksAfter(after: string | null, scope: RuleScope, limit: number, now: Date): Promise<readonly string[]>
  /** The ids of sessions that are over and left a rule, among the next rules by id; and where the following ones begin. */
  findOver(
    after: string,
    limit: number,
    now: Date,
  ): Promise<{ readonly sessionIds: readonly string[]; readonly next: string | null }>
  /** Whether an organization asks; null where there is none. */
  isAskedBy(organizationId: string): Promise<boolean | null>
  /** False when it stood so before. */
  setAskedBy(organizationId: string, isAsked: boolean): Promise<boolean>
}

/** An address in the one form in which rules know it; null for anything else. IPv4 that comes as IPv6 is IPv4. */
export function readAddress(text: string): string | null {
  const address = text.trim().replace(/%.*$/, '')
  if (isIP(address) === 0) return null
  if (!isIPv6(address)) return address
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? []
  if (high === undefined || low === undefined) return canonical
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.')
}
