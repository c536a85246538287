// The query of the list's address, as a saved view keeps it: the filters of `GET /users` by the same reader, and beside
// them what the console alone knows of a list. `q` is what somebody typed, in either language of the search box.
import { Type } from 'typebox'
import type { Directory } from '../../directory.ts'
import { compileSchema, readQuery } from '../../http/schema.ts'
import type { Actor } from '../../kernel/actor.ts'
import { invalidField } from '../../kernel/errors.ts'
import { readUserFilter } from './read-user-filter.ts'
import { type UserFilterQuery, userFilterParameters } from './user-filter-parameters.ts'
import { sortNames } from './user-schemas.ts'

const sorts = Object.keys(sortNames).flatMap((name) => [name, `-${name}`])

const shown: Readonly<Record<string, RegExp>> = {
  q: /^.{1,500}$/su,
  sort: new RegExp(`^(${sorts.join('|')})$`),
  size: /^(20|50|100|200)$/,
  mode: /^(pages|scroll)$/,
  cols: /^[A-Za-z,]{1,500}$/,
}

// The search box is `q` here, whichever of the two it is sent as.
const { search: _search, q: _q, ...parameters } = userFilterParameters
const filterQuery = Type.Object(parameters, { additionalProperties: false })
const faultOf = compileSchema(filterQuery)

/** The same text, its keys in their order. Throws what the list itself would say of a filter it cannot answer. */
export async function readViewSearch(directory: Directory, actor: Actor, text: string): Promise<string> {
  const pairs = [...new URLSearchParams(text)]
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw invalidField('search', 'A key stands twice.')
  for (const [name, value] of pairs) {
    if (shown[name]?.test(value) === false) throw invalidField('search', `${name} cannot be ${value}.`)
  }
  const filters = Object.fromEntries(pairs.filter(([name]) => !Object.hasOwn(shown, name)))
  const query = readQuery(filterQuery, filters)
  const fault = faultOf(query)
  if (fault !== null) throw invalidField('search', `${fault.path} ${fault.description ?? fault.message}`.trim())
  await readUserFilter(directory, actor, query as UserFilterQuery)
  return new URLSearchParams(pairs).toString()
}
