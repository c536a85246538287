import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import { type SignUpFieldName, signUpFieldNames } from '../api/settings.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { signUpFieldLabels } from './sign-up-field-labels.ts'
import { SignUpPreview } from './sign-up-preview.tsx'
import { TextSetting } from './text-setting.tsx'
import { YesNoSetting } from './yes-no-setting.tsx'

/** What newcomers are asked on the sign-up page, beside an address and a password. */
export function SignUpFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4">
      <div className="grid gap-4 table:grid-cols-2">
        {signUpFieldNames.map((name) => (
          <Demand key={name} name={name} {...props} />
        ))}
      </div>
      <TextSetting
        {...props}
        name="signUpDomains"
        label={t('Domains that may sign up')}
        hint={t('Such as example.com, separated by commas. Empty: any. Whoever was invited may in any case.')}
        box={{ spellCheck: false }}
      />
      <TextSetting
        {...props}
        name="termsUrl"
        label={t('Terms of use')}
        hint={t('An address that begins with https://. Empty: none.')}
        box={{ spellCheck: false }}
      />
      <YesNoSetting
        {...props}
        name="asksToAcceptTerms"
        label={t('The terms are accepted with a box')}
        description={t('Only where your law needs one. Otherwise the page links to them.')}
      />
      <SignUpPreview draft={props.draft} />
    </div>
  )
}

function Demand({ name, draft, onChange }: SettingFieldsProps & { readonly name: SignUpFieldName }) {
  const key = `signUpFields.${name}` as const
  if (onChange === null) {
    return (
      <p className="text-table">
        <span className="text-muted">{signUpFieldLabels[name]}:</span>{' '}
        {demands.find(({ value }) => value === draft[key])?.label}
      </p>
    )
  }
  return (
    <Select
      label={signUpFieldLabels[name]}
      value={draft[key]}
      options={demands}
      onChange={(event) => onChange({ [key]: event.target.value })}
    />
  )
}

const demands = [
  { value: 'off', label: t('Not asked for') },
  { value: 'optional', label: t('Optional') },
  { value: 'required', label: t('Required') },
]
