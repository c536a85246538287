// The query of the list's address, as a saved view keeps it: the filters of `GET /users` or of `GET /audit/events` by the
// same reader, and beside them what the console alone knows of a list. `q` is what somebody typed into the search box.
import { type TSchema, Type } from 'typebox'
import { compileSchema, readQuery } from '../../../http/schema.ts'
import { invalidField } from '../../../kernel/errors.ts'
import type { ViewList } from '../../../views/view.ts'
import { type AuditFilterQuery, auditAsked, auditFilter, auditFilterParameters } from '../audit/audit-log.ts'
import { eventFilterParameters } from '../audit/event-filters.ts'
import type { Call } from '../route.ts'
import { readUserFilter } from '../users/read-user-filter.ts'
import { type UserFilterQuery, userFilterParameters } from '../users/user-filter-parameters.ts'
import { sortNames } from '../users/user-schemas.ts'

const sorts = Object.keys(sortNames).flatMap((name) => [name, `-${name}`])

interface Grammar {
  /** What the console alone knows of the list. */
  readonly shown: Readonly<Record<string, RegExp>>
  readonly filters: TSchema
  /** Throws what the list itself would say of a filter it cannot answer. */
  readonly refuseUnanswerable: (call: Call<unknown, unknown>, query: object) => Promise<unknown>
}

// The search box is `q` here, whichever of the two it is sent as.
const { search: _search, q: _q, ...ofUsers } = userFilterParameters
const {
  cursor: _cursor,
  pageSize: _pageSize,
  q: _words,
  requestId,
  since: _since,
  until: _until,
  ...ofEvents
} = {
  ...eventFilterParameters,
  ...auditFilterParameters,
}
const { search: _box, subjectKind: _kind, ...asked } = ofEvents

const grammars: Readonly<Record<ViewList, Grammar>> = {
  users: {
    shown: {
      q: /^.{1,500}$/su,
      sort: new RegExp(`^(${sorts.join('|')})$`),
      size: /^(20|50|100|200)$/,
      mode: /^(pages|scroll)$/,
      cols: /^[A-Za-z0-9_.,-]{1,1000}$/,
    },
    filters: Type.Object(ofUsers, { additionalProperties: false }),
    refuseUnanswerable: ({ directory, actor }, query) => readUserFilter(directory, actor, query as UserFilterQuery),
  },
  audit: {
    shown: {
      q: /^.{1,200}$/su,
      size: /^(20|50|100|200)$/,
      // Back from now, or between two moments.
      range: /^(\d{1,4}[hd]|[\dTZ:.+-]{10,40}\.\.[\dTZ:.+-]{10,40})$/,
    },
    filters: Type.Object({ ...asked, request: requestId }, { additionalProperties: false }),
    refuseUnanswerable: async (call, query) => {
      const events = { ...call, query: query as AuditFilterQuery }
      auditAsked(events)
      return auditFilter(events)
    },
  },
}
const faultsOf = {
  users: compileSchema(grammars.users.filters),
  audit: compileSchema(grammars.audit.filters),
}

/** The same text, its keys in their order. Throws what the list itself would say of a filter it cannot answer. */
export async function readViewSearch(call: Call<unknown, unknown>, list: ViewList, text: string): Promise<string> {
  const { shown, filters, refuseUnanswerable } = grammars[list]
  const pairs = [...new URLSearchParams(text)]
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw invalidField('search', 'A key stands twice.')
  for (const [name, value] of pairs) {
    if (shown[name]?.test(value) === false) throw invalidField('search', `${name} cannot be ${value}.`)
  }
  const query = readQuery(filters, Object.fromEntries(pairs.filter(([name]) => !Object.hasOwn(shown, name))))
  const fault = faultsOf[list](query)
  if (fault !== null) throw invalidField('search', `${fault.path} ${fault.description ?? fault.message}`.trim())
  await refuseUnanswerable(call, query as object)
  return new URLSearchParams(pairs).toString()
}
