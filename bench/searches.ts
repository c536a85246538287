// The searches that are timed. Each is asked about one person after another, so that no single plan or page is favoured.
import type { GoalName } from './goals.ts'
import type { Person } from './sample.ts'

export interface Search {
  readonly name: string
  readonly goal: GoalName
  readonly ask: (person: Person) => { readonly q?: string; readonly sort?: string; readonly include_totals?: 'true' }
}

export const searches: readonly Search[] = [
  steady('exact e-mail', ({ email }) => ({ q: `email:${quoted(email)}` })),
  steady('e-mail prefix', ({ email }) => ({ q: `email:${quotable(email.slice(0, 12))}*` })),
  steady('name prefix', ({ givenName }) => ({ q: `name:${quotable(givenName)}*` })),
  steady('common substring (half)', () => ({ q: 'email:*example.com*' })),
  steady('common substring and total', () => ({ q: 'email:*example.com*', include_totals: 'true' })),
  steady('*@domain', ({ domain }) => ({ q: `email:*@${domain}` })),
  steady('email.domain', ({ domain }) => ({ q: `email.domain:${domain}` })),
  steady('logins_count range (2 %)', () => ({ q: 'logins_count:[100 TO 120]' })),
  steady('created_at range', () => ({ q: 'created_at:[2023-01-03 TO 2023-01-04]' })),
  steady('last_login range', () => ({ q: 'last_login:[2026-09-20 TO *]' })),
  steady('blocked:true (2 %)', () => ({ q: 'blocked:true' })),
  steady('sort by last_login', () => ({ sort: 'last_login:-1' })),
  steady('sort by name', () => ({ sort: 'name:1' })),
  quick("rare substring (one person's)", ({ rarePart }) => ({ q: `email:*${rarePart}*` })),
  quick('rare substring by name', ({ rarePart }) => ({ q: `email:*${rarePart}*`, sort: 'name:1' })),
  quick('substring in between', ({ name }) => ({ q: `name:*${quotable(name.slice(-4))}*` })),
  quick('any identifier, rare', ({ rarePart }) => ({ q: `*${rarePart}*` })),
  quick('any identifier', ({ familyName }) => ({ q: quotable(familyName) })),
  quick('metadata 0.1 %', ({ tenant }) => ({ q: `app_metadata.tenant:${quoted(tenant)}` })),
  quick('metadata 0.1 % and total', ({ tenant }) => ({
    q: `app_metadata.tenant:${quoted(tenant)}`,
    include_totals: 'true',
  })),
  quick('metadata 0.1 % by last_login', ({ tenant }) => ({
    q: `app_metadata.tenant:${quoted(tenant)}`,
    sort: 'last_login:-1',
  })),
  quick('metadata 15 %', () => ({ q: 'app_metadata.plan:"gold"' })),
  quick('metadata 15 % by last_login', () => ({ q: 'app_metadata.plan:"gold"', sort: 'last_login:-1' })),
  quick('metadata 80 %', () => ({ q: 'app_metadata.plan:"free"' })),
  quick('metadata range (2 %)', () => ({ q: 'app_metadata.seats:[490 TO 500]' })),
  quick('metadata AND range (0.2 %)', () => ({ q: 'app_metadata.plan:"gold" AND logins_count:[1000 TO 1200]' })),
  quick('blocked AND metadata (0.3 %)', () => ({ q: 'blocked:true AND app_metadata.plan:"gold"' })),
  quick('blocked AND NOT metadata', () => ({ q: 'blocked:true AND NOT app_metadata.plan:"free"' })),
  quick('two in between', ({ givenName }) => ({ q: `name:${quotable(givenName)}* AND user_metadata.locale:"fr"` })),
  quick('range by last_login', () => ({ q: 'logins_count:[100 TO 120]', sort: 'last_login:-1' })),
  quick('OR across fields', ({ email, name, tenant }) => ({
    q: `email:${quoted(email)} OR name:${quoted(name)} OR app_metadata.tenant:${quoted(tenant)}`,
  })),
  quick('_exists_', () => ({ q: '_exists_:phone_number' })),
  quick('nobody', ({ rarePart }) => ({ q: `email:*${rarePart}zzz*` })),
]

/** Must cost the same however many people there are. */
function steady(name: string, ask: Search['ask']): Search {
  return { name, goal: 'steady search', ask }
}

/** May grow, within a limit. */
function quick(name: string, ask: Search['ask']): Search {
  return { name, goal: 'quick search', ask }
}

function quoted(text: string): string {
  return `"${text}"`
}

/** Outside quotes some letters of a name are operators. */
function quotable(text: string): string {
  return text.replace(/[^\p{L}\p{N}.@]/gu, '\\$&')
}
