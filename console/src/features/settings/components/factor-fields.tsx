import { Choice } from '../../../components/ui/choice.tsx'
import { t } from '../../../lib/text.ts'
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
          label={t('Days to set it up')}
          hint={t('Where it is required: so long people may say “Not now”. 0 asks at once.')}
        />
        <NumberSetting
          {...props}
          name="rememberBrowserDays"
          label={t('Days a trusted browser is spared')}
          hint={t('0 offers nobody to trust a browser.')}
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
      <legend className="mb-1 px-2 font-semibold text-table">{t('A second factor is')}</legend>
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
  { value: 'required', label: t('Required'), description: t('Everybody shows one; whoever has none sets one up.') },
  { value: 'optional', label: t('Optional'), description: t('Whoever set one up is asked for it.') },
  {
    value: 'off',
    label: t('Off'),
    description: t('Nobody is asked, whatever they set up. An app, an organization or a role still can.'),
  },
] as const
