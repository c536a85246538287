import { Choice } from '../../../components/ui/choice.tsx'
import { t } from '../../../lib/text.ts'
import type { SettingFieldsProps } from './setting-fields.ts'

/** What the people who help others must do first, and may do at all. */
export function SupportFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4">
      <OneOf {...props} name="callerVerification" legend={t('Before MFA is reset, the caller is verified by')} />
      <OneOf {...props} name="impersonation" legend={t('Acting as a user for 15 minutes is')} />
    </div>
  )
}

interface OneOfProps extends SettingFieldsProps {
  readonly name: keyof typeof choices
  readonly legend: string
}

function OneOf({ name, legend, draft, onChange }: OneOfProps) {
  const options = choices[name]
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

const choices = {
  callerVerification: [
    { value: 'support', label: t('The role support'), description: t('Owners, admins and security may go without.') },
    { value: 'operators', label: t('Every operator'), description: t('Programs with a key are never asked.') },
    { value: 'off', label: t('Nobody'), description: t('It can be done, and is kept with the reset if it was.') },
  ],
  impersonation: [
    { value: 'off', label: t('Turned off'), description: t('Nobody can.') },
    { value: 'told', label: t('Allowed, and the person is told'), description: t('They get an e-mail each time.') },
    { value: 'on', label: t('Allowed'), description: t('Owners and admins can. The audit log has both names.') },
  ],
} as const
