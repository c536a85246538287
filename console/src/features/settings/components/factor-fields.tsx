import { Choice } from '../../../components/ui/choice.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting } from './text-setting.tsx'

export function FactorFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4">
      <PolicyChoice {...props} />
      <div className="grid gap-4 table:grid-cols-2">
        <NumberSetting
          {...props}
          name="mfaGraceDays"
          label="Days to set it up"
          hint="Where it is required: so long people may say “Not now”. 0 asks at once."
        />
        <NumberSetting
          {...props}
          name="rememberBrowserDays"
          label="Days a trusted browser is spared"
          hint="0 offers nobody to trust a browser."
        />
      </div>
    </div>
  )
}

function PolicyChoice({ draft, onChange }: SettingFieldsProps) {
  if (onChange === null) {
    return <p className="text-table">{policies.find(({ value }) => value === draft.mfaPolicy)?.label}</p>
  }
  return (
    <fieldset className="-mx-2">
      <legend className="mb-1 px-2 font-semibold text-table">A second factor is</legend>
      {policies.map(({ value, label, description }) => (
        <Choice
          key={value}
          type="radio"
          name="mfaPolicy"
          label={label}
          description={description}
          checked={draft.mfaPolicy === value}
          onChange={() => onChange({ mfaPolicy: value })}
        />
      ))}
    </fieldset>
  )
}

const policies = [
  { value: 'required', label: 'Required', description: 'Everybody shows one; whoever has none sets one up.' },
  { value: 'optional', label: 'Optional', description: 'Whoever set one up is asked for it.' },
  {
    value: 'off',
    label: 'Off',
    description: 'Nobody is asked, whatever they set up. An app or an organization still can.',
  },
] as const
