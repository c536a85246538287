import { inputClasses } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import type { FileColumn, ImportFile } from '../api/import-file.ts'
import { fieldLabels } from '../api/import-words.ts'

interface ColumnFieldsProps {
  readonly columns: readonly FileColumn[]
  readonly preview: ImportFile['preview']
  readonly fields: readonly (string | null)[]
  readonly onChange: (fields: readonly (string | null)[]) => void
}

const samplesShown = 3

/** A line for each column: its name, its first values, and what it becomes. */
export function ColumnFields({ columns, preview, fields, onChange }: ColumnFieldsProps) {
  return (
    <ul className="grid">
      {columns.map(({ name }, place) => (
        <li
          key={name}
          className="grid items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2 last:border-b-0 table:grid-cols-[1fr_1.4fr_15rem]"
        >
          <span className="min-w-0 truncate font-semibold text-table">{name}</span>
          <span className="min-w-0 truncate text-meta text-muted">
            {preview
              .map(({ cells }) => cells[place] ?? '')
              .filter((cell) => cell !== '')
              .slice(0, samplesShown)
              .join(', ')}
          </span>
          <select
            aria-label={t('What {column} becomes', { column: name })}
            value={fields[place] ?? ''}
            onChange={(event) => onChange(fields.with(place, event.target.value || null))}
            className={inputClasses()}
          >
            <option value="">{t('Leave out')}</option>
            {Object.entries(fieldLabels).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
            {metadataFields(name).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  )
}

const keyMaxLength = 100

function metadataFields(column: string) {
  const key = column.trim().replaceAll('.', '_').slice(0, keyMaxLength)
  return [
    { value: `user_metadata.${key}`, label: t('User metadata: {key}', { key }) },
    { value: `app_metadata.${key}`, label: t('App metadata: {key}', { key }) },
  ]
}
