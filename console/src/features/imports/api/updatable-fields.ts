// What an import changes of somebody who is here already, of all that its file has.
import { t } from '../../../lib/text.ts'
import { type ImportFile, takesMapping } from './import-file.ts'
import { fieldLabels } from './import-words.ts'

const updatable = [
  'email_verified',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'password_hash',
  'user_metadata',
  'app_metadata',
] as const

export interface UpdatableField {
  readonly value: string
  readonly label: string
}

/** Of a format that brings columns of its own nobody knows before the run which of them a record has: all. */
export function updatableFields({ format, columns }: Pick<ImportFile, 'format' | 'columns'>): UpdatableField[] {
  if (!takesMapping(format)) return updatable.map(labelled)
  const mapped = new Set(
    columns.flatMap(({ field }) => (field === 'custom_password_hash' ? 'password_hash' : (field ?? []))),
  )
  const keys = [...mapped].filter((field) => field.includes('.'))
  return [...updatable.filter((field) => mapped.has(field)), ...keys].map(labelled)
}

function labelled(value: string): UpdatableField {
  const [root, ...rest] = value.split('.')
  const key = rest.join('.')
  if (key === '') return { value, label: fieldLabels[value] ?? value }
  return {
    value,
    label: root === 'user_metadata' ? t('User metadata: {key}', { key }) : t('App metadata: {key}', { key }),
  }
}
