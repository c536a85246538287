import type { ReactNode } from 'react'
import { Field, type FieldProps } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import type { SettingsDraft } from '../api/settings-draft.ts'
import type { SettingFieldsProps } from './setting-fields.ts'

type TextKey = { [Key in keyof SettingsDraft]: string extends SettingsDraft[Key] ? Key : never }[keyof SettingsDraft]

interface TextSettingProps extends SettingFieldsProps {
  readonly name: TextKey
  readonly label: string
  readonly hint?: ReactNode
  readonly box?: Partial<FieldProps>
}

/** One setting in a box; to those who may only look, its value as text. */
export function TextSetting({ name, label, hint, box, draft, faults, onChange }: TextSettingProps) {
  if (onChange === null) {
    return (
      <dl>
        <dt className="mb-1 font-semibold text-table">{label}</dt>
        <dd className="break-words text-body">{draft[name] || <span className="text-muted">{t('Not set')}</span>}</dd>
      </dl>
    )
  }
  return (
    <Field
      {...box}
      label={label}
      hint={hint}
      value={draft[name]}
      errors={faults[name]}
      autoComplete="off"
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  )
}

/** A whole number; which ones are good is the server's word. */
export function NumberSetting(props: Omit<TextSettingProps, 'box'>) {
  return <TextSetting {...props} box={{ inputMode: 'numeric' }} />
}
