import type { FilterField } from '../kernel/filter.ts'
import { isSpecial, type Letter, textOf } from './letters.ts'
import { searchFault, shown } from './search-error.ts'

/** The face's word list: its own names for what may be searched. */
export interface SearchFields {
  resolve(name: string): FilterField | undefined
}

/** A field beside the caller's spelling of it, which messages repeat. */
export interface NamedField {
  readonly name: string
  readonly field: FilterField
}

export function readField(letters: readonly Letter[], fields: SearchFields, position: number): NamedField {
  const name = textOf(letters)
  refuseUnplainName(letters)
  const field = name.split('.').includes('') ? undefined : fields.resolve(name)
  if (field === undefined) {
    throw searchFault(`Unknown field ${shown(name)}`, position, 'Put quotes around a term that holds a colon.')
  }
  return { name, field }
}

/** Dots separate keys here, so a key that itself holds a dot has no spelling; reading it as a path would look elsewhere. */
function refuseUnplainName(letters: readonly Letter[]): void {
  for (const letter of letters) {
    if (isSpecial(letter, '*')) throw searchFault('Wildcard in a field name', letter.position)
    if (isSpecial(letter, ':')) throw searchFault('Colon in a field name', letter.position)
    if (letter.unit === '.' && letter.isEscaped) {
      throw searchFault('Escaped dot in a field name', letter.position, 'A key that holds a dot cannot be searched.')
    }
  }
}
