// The order of a list on this wire: `sort=name`, and `sort=-name` the other way round.
import { Type } from 'typebox'
import type { ListOrder } from '../../kernel/list-order.ts'

/** `usual` is the list's own order. */
export function sortParameter(fields: readonly string[], usual: string) {
  const sorts = fields.flatMap((field) => [field, `-${field}`])
  return Type.Optional(Type.Enum(sorts, { description: `${sorts.join(', ')}. Left out: ${usual}.` }))
}

/** Of a parameter that was checked against the fields of its list; undefined: as it comes. */
export function orderAsked<Field extends string>(sort: string | undefined): ListOrder<Field> | undefined {
  if (sort === undefined) return undefined
  const isDescending = sort.startsWith('-')
  return { by: sort.slice(isDescending ? 1 : 0) as Field, isDescending }
}
