// Which audit a call is about, what of it the caller sees, and the words of its search box.
import { isIP } from 'node:net'
import { type Static, Type } from 'typebox'
import type { AuditFilter } from '../../../audit/audit-search.ts'
import { eventResults, typesWithResult } from '../../../audit/event-result.ts'
import type { AuditEventType } from '../../../audit/event-types.ts'
import { typesWithWords } from '../../../audit/types-with-words.ts'
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import type { Call } from '../route.ts'
import { freeSearch } from '../users/free-search.ts'
import { type EventFilterQuery, eventFilter, eventId } from './event-filters.ts'

export const logParameter = {
  log: Type.Optional(
    Type.Enum(['people', 'operators'], {
      description: 'What happened in the application and to its people, or to those who run Rollcall.',
    }),
  ),
}

export const auditFilterParameters = {
  ...logParameter,
  search: Type.Optional(
    Type.String({ maxLength: 200, description: 'A person, an address, an id, or words of what happened.' }),
  ),
  result: Type.Optional(Type.Enum([...eventResults], { description: 'Whether it came about.' })),
  subject: eventId('The id of what it was done to.'),
  subjectKind: eventId('What it was done to, such as user or role.'),
  organization: eventId('The id or the name of an organization.'),
  client: eventId('The id of the client it was done through.'),
  connection: eventId('The id of the connection it was done through.'),
  reason: eventId('Why a sign-in failed, such as wrong_password: those failures alone.'),
}
const auditFilterQuery = Type.Object(auditFilterParameters)
export type AuditFilterQuery = Static<typeof auditFilterQuery> & EventFilterQuery

/** Who asks for what, and where. */
type Asked<Query> = Pick<Call<Query>, 'actor' | 'query' | 'directory' | 'console'>

/** The directory whose audit is asked for. */
export function auditAsked({ actor, query, directory, console }: Asked<{ readonly log?: string }>): Directory {
  if (query.log !== 'operators') return directory
  if (actor.organizationId == null && actor.permissions.has('read:operators')) return console
  throw new RollcallError('insufficient_scope', 'The log of the operators needs the permission read:operators.')
}

/** All that is asked for, and of it what the caller may see. */
export async function auditFilter(call: Asked<AuditFilterQuery>): Promise<AuditFilter> {
  const { actor, query, directory } = call
  const { subject, subjectKind, organization, client, connection, reason, result, search = '' } = query
  const organizationId = await organizationSearched(directory, actor, organization)
  const filter = { ...eventFilter(query), ...(await wordsFilter(call, search.trim())) }
  const asked = eventFilter(query).types
  const types = narrowed(narrowed(asked, filter.types), result === undefined ? undefined : typesWithResult(result))
  return {
    ...filter,
    ...(types === undefined ? {} : { types }),
    ...(subject === undefined ? {} : { subjectId: subject }),
    ...(subjectKind === undefined ? {} : { subjectKind }),
    ...(client === undefined ? {} : { clientId: client }),
    ...(connection === undefined ? {} : { connectionId: connection }),
    ...(reason === undefined ? {} : { reason }),
    ...(organizationId === null ? {} : { organizationId }),
    ...ownActions(actor, query),
  }
}

/** Whoever may look at one person's events alone searches what they did themselves (console.md 1.7). */
function ownActions(actor: Actor, { actor: asked }: AuditFilterQuery): AuditFilter {
  if (actor.permissions.has('read:audit')) return {}
  if (asked === undefined || asked === actor.id) return { actorId: actor.id }
  throw new RollcallError('insufficient_scope', 'What others did needs the permission read:audit.')
}

/** What people and operators with these ids are called, for those who may look people up. Of two names the later one's. */
export async function namesOf(
  actor: Actor,
  directories: readonly Directory[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (actor.organizationId != null || !actor.permissions.has('read:users')) return new Map()
  const asked = [...new Set(ids)]
  const found = await Promise.all(directories.map(({ stores }) => stores.auditSearch.names(asked)))
  return new Map(found.flatMap((names) => [...names]))
}

/** What is no organization's name may be the id of one that was deleted. */
export async function organizationSearched(
  { stores }: Directory,
  { organizationId = null }: Actor,
  named: string | undefined,
): Promise<string | null> {
  if (named === undefined) return organizationId
  const wanted = (await stores.organizations.findByName(named))?.id ?? named
  if (organizationId !== null && wanted !== organizationId) return presentOrganization<string>(null)
  return wanted
}

const peopleAtMost = 20
const idPattern = /^([a-z]{2,20}[_-][\w-]+|.+\|.+|\d{1,15}|[0-9a-f-]{16,40})$/i

/** An address of the network, a mail address, words of types, an id, else a name: the first that fits. */
async function wordsFilter(
  { directory, console, actor }: Asked<AuditFilterQuery>,
  words: string,
): Promise<AuditFilter> {
  if (words === '') return {}
  if (isIP(words) !== 0) return { ip: words }
  if (!/\s/.test(words) && words.includes('@') && !words.includes('|')) {
    const address = words.toLowerCase()
    const people = await directory.stores.users.findByEmail(address)
    const operators = actor.permissions.has('read:operators') ? await console.stores.users.findByEmail(address) : []
    return { aboutAnyOf: [...people, ...operators].slice(0, peopleAtMost).map((one) => one.id) }
  }
  const types = typesWithWords(words)
  if (types.length > 0) return { types }
  if (idPattern.test(words)) return { anyId: words }
  return { aboutAnyOf: await peopleNamed(directory, words) }
}

async function peopleNamed({ stores, clock }: Directory, words: string): Promise<readonly string[]> {
  const found = freeSearch(words)
  if (found === null) return []
  const { items } = await stores.users.list({
    filter: found.filter,
    at: clock.now(),
    sort: { field: 'lastLogin', direction: 'descending' },
    page: { kind: 'cursor', after: null, limit: peopleAtMost, withTotal: false },
  })
  return items.map((one) => one.id)
}

/** The types that both ask for; undefined: all of them. */
export function narrowed(
  types: readonly AuditEventType[] | undefined,
  others: readonly AuditEventType[] | undefined,
): readonly AuditEventType[] | undefined {
  if (types === undefined || others === undefined) return types ?? others
  return types.filter((type) => others.includes(type))
}
