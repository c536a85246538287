import { Choice } from '../../../components/ui/choice.tsx'
import { t } from '../../../lib/text.ts'
import type { UpdatableField } from '../api/updatable-fields.ts'

interface UpdateFieldsProps {
  readonly fields: readonly UpdatableField[]
  /** Those that stay as they are. */
  readonly left: ReadonlySet<string>
  readonly onChange: (left: ReadonlySet<string>) => void
}

/** Which fields somebody gets who is here already: all of them, until one is unticked. */
export function UpdateFields({ fields, left, onChange }: UpdateFieldsProps) {
  return (
    <fieldset className="ms-6 mt-1 min-w-0">
      <legend className="text-meta text-muted">{t('What they get from the file')}</legend>
      <div className="flex flex-wrap gap-x-4">
        {fields.map(({ value, label }) => (
          <Choice
            key={value}
            type="checkbox"
            className="-ms-2"
            label={label}
            description={
              value === 'password_hash' ? t('Only where they have none, or one that was imported') : undefined
            }
            checked={!left.has(value)}
            onChange={({ target }) =>
              onChange(new Set(target.checked ? [...left].filter((each) => each !== value) : [...left, value]))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
