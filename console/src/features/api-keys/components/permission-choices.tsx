import { ChoiceChip } from '../../../components/ui/choice-chip.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { keyPresets } from '../api/key-presets.ts'
import { PermissionTree } from './permission-tree.tsx'

interface PermissionChoicesProps {
  /** What the signed-in operator may give a key. */
  readonly held: readonly string[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  readonly errors?: readonly string[] | undefined
}

/** Permissions as a tree that is searched, with what most keys need one press away. */
export function PermissionChoices({ held, chosen, onChange, errors = [] }: PermissionChoicesProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-semibold text-table">{t('Permissions')}</legend>
      <div className="flex flex-wrap gap-1.5">
        {keyPresets.map(({ label, permissions }) => {
          const given = permissions.filter((name) => held.includes(name))
          const isChosen = given.length === chosen.size && given.every((name) => chosen.has(name))
          return (
            <ChoiceChip key={label} isChosen={isChosen} onPress={() => onChange(new Set(isChosen ? [] : given))}>
              {label}
            </ChoiceChip>
          )
        })}
      </div>
      <PermissionTree permissions={held} chosen={chosen} onChange={onChange} />
      <p role="status" className="text-meta text-muted">
        {tCount(chosen.size, '1 permission chosen', '{count} permissions chosen')}
      </p>
      {errors.map((error) => (
        <p key={error} className="text-danger text-meta">
          {error}
        </p>
      ))}
    </fieldset>
  )
}
