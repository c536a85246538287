import { Choice } from '../../../components/ui/choice.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'
import type { SettingsDraft } from '../api/settings-draft.ts'
import type { SettingFieldsProps } from './setting-fields.ts'

type YesNoKey = { [Key in keyof SettingsDraft]: SettingsDraft[Key] extends boolean ? Key : never }[keyof SettingsDraft]

interface YesNoSettingProps extends SettingFieldsProps {
  readonly name: YesNoKey
  readonly label: string
  readonly description: string
}

export function YesNoSetting({ name, label, description, draft, onChange }: YesNoSettingProps) {
  if (onChange === null) {
    return (
      <p className="flex gap-2.5 py-1.5 text-table">
        <Icon name={draft[name] ? 'check' : 'close'} className="mt-0.5 text-muted" />
        <span>
          {label}: {draft[name] ? t('yes') : t('no')}
        </span>
      </p>
    )
  }
  return (
    <Choice
      type="checkbox"
      className="-mx-2"
      label={label}
      description={description}
      checked={draft[name]}
      onChange={(event) => onChange({ [name]: event.target.checked })}
    />
  )
}
