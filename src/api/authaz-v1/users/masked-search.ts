// Nobody is found by what is not shown: whoever sees people masked could otherwise read it by asking for one value after
// another. Phone numbers stay, because a caller is found by theirs (console.md 2.9).
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { Filter, FilterField } from '../../../kernel/filter.ts'
import { actorSight } from '../sight.ts'

/** Metadata and IP addresses. */
const isMasked = ({ type, name }: FilterField) => type === 'json' || name === 'lastIp'

/** Throws `not_permitted` with the name of the parameter. */
export function refuseMaskedSearch(actor: Actor, parameter: string, filter: Filter): void {
  if (actorSight(actor) === 'full' || !fieldsOf(filter).some(isMasked)) return
  const message = 'Metadata and IP addresses are masked for you, so nobody can be searched for by them.'
  throw new RollcallError('not_permitted', `${parameter}: ${message}`, { details: [{ field: parameter, message }] })
}

function fieldsOf(filter: Filter): readonly FilterField[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(fieldsOf)
    case 'not':
      return fieldsOf(filter.part)
    case 'known-as':
      return []
    default:
      return [filter.field]
  }
}
