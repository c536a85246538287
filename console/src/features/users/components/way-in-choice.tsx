import { useId } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t, tCount } from '../../../lib/text.ts'
import type { WayIn } from '../api/add-person.ts'

interface WayInChoiceProps {
  readonly value: WayIn
  readonly onChange: (wayIn: WayIn) => void
  readonly days: number
  readonly onDays: (days: number) => void
  /** Why a way is not open, for those that are not. */
  readonly hindrances: Readonly<Partial<Record<WayIn, string | null>>>
}

const dayChoices = [1, 3, 7, 14, 30] as const

/** How somebody who is added gets in. */
export function WayInChoice({ value, onChange, days, onDays, hindrances }: WayInChoiceProps) {
  const name = useId()
  const choice = (way: WayIn, label: string, description: string) => {
    const hindrance = hindrances[way] ?? null
    return (
      <Choice
        type="radio"
        name={name}
        label={label}
        description={hindrance ?? description}
        checked={value === way}
        aria-disabled={hindrance !== null}
        onChange={() => hindrance === null && onChange(way)}
      />
    )
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold text-table">{t('How do they get in?')}</legend>
      <div className="-mx-2 grid">
        {choice(
          'mail',
          t('Send an e-mail to set a password'),
          t('They get a link by which they choose their own password.'),
        )}
        {choice(
          'invitation',
          t('Send an invitation'),
          t('They make the account themselves when they accept. You get the link, too.'),
        )}
        {value === 'invitation' && (
          <Select
            className="ms-8 max-w-48 pb-2"
            label={t('The link works for')}
            value={String(days)}
            options={dayChoices.map((count) => ({
              value: String(count),
              label: tCount(count, '1 day', '{count} days'),
            }))}
            onChange={(event) => onDays(Number(event.target.value))}
          />
        )}
        {choice(
          'link',
          t('Create a one-time link to hand over'),
          t('You see a link by which they choose their own password. Nothing is mailed.'),
        )}
        {choice('none', t('No credential yet'), t('For people who come by an import or from another provider.'))}
      </div>
    </fieldset>
  )
}
