import { Choice } from '../../../components/ui/choice.tsx'
import type { SettingsDraft } from '../api/settings-draft.ts'
import type { SettingFieldsProps } from './setting-fields.ts'

type ChosenKey = 'pageLayout' | 'callerVerification' | 'impersonation' | 'leakedPasswordAtSignIn' | 'bruteForce.counts'

interface OneOfSettingProps<Name extends ChosenKey> extends SettingFieldsProps {
  readonly name: Name
  readonly legend: string
  readonly options: readonly {
    readonly value: SettingsDraft[Name]
    readonly label: string
    readonly description: string
  }[]
}

/** One of a few, each with what it means; to those who may only look, the chosen one as text. */
export function OneOfSetting<Name extends ChosenKey>(props: OneOfSettingProps<Name>) {
  const { name, legend, options, draft, onChange } = props
  if (onChange === null) {
    return (
      <p className="text-table">
        <span className="text-muted">{legend}:</span> {options.find(({ value }) => value === draft[name])?.label}
      </p>
    )
  }
  return (
    <fieldset className="-mx-2">
      <legend className="mb-1 px-2 font-semibold text-table">{legend}</legend>
      {options.map(({ value, label, description }) => (
        <Choice
          key={value}
          type="radio"
          name={name}
          label={label}
          description={description}
          checked={draft[name] === value}
          onChange={() => onChange({ [name]: value })}
        />
      ))}
    </fieldset>
  )
}
