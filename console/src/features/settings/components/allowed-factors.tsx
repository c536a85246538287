import { Choice } from '../../../components/ui/choice.tsx'
import { t } from '../../../lib/text.ts'
import type { FactorName } from '../api/settings.ts'
import { disabledFactorsOf, factorList, factorNames } from '../api/settings-draft.ts'
import { factorLabels } from './factor-labels.ts'
import type { SettingFieldsProps } from './setting-fields.ts'

/** What counts as a second factor, the strongest first. */
export function AllowedFactors({ draft, onChange }: SettingFieldsProps) {
  const disabled = disabledFactorsOf(draft)
  if (onChange === null) {
    const allowed = factorNames.filter((name) => !disabled.includes(name))
    return <p className="p-4 text-table">{allowed.map((name) => factorLabels[name]).join(', ') || t('None')}</p>
  }
  const toggle = (name: FactorName, isAllowed: boolean) =>
    onChange({
      disabledFactors: factorList(isAllowed ? disabled.filter((one) => one !== name) : [...disabled, name]),
    })
  return (
    <fieldset aria-label={t('Factors that count')} className="grid px-2 py-3">
      {factorNames.map((name) => (
        <Choice
          key={name}
          type="checkbox"
          label={factorLabels[name]}
          checked={!disabled.includes(name)}
          onChange={(event) => toggle(name, event.target.checked)}
        />
      ))}
      <p className="px-2 pt-2 text-meta text-muted">
        {t('What is turned off counts for nobody, whoever enrolled it. Turned on again, it counts as before.')}
      </p>
    </fieldset>
  )
}
