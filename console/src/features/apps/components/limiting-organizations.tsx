import { useId } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { t } from '../../../lib/text.ts'
import { organizationLabel } from '../../organizations/api/organization.ts'
import { OrganizationPicker } from '../../organizations/components/organization-picker.tsx'
import { type LimitingOrganization, organizationsAtMost } from '../api/app-limits.ts'

interface LimitingOrganizationsProps {
  /** Null: it is limited to none. */
  readonly picked: readonly LimitingOrganization[] | null
  readonly onChange: (picked: readonly LimitingOrganization[] | null) => void
}

/** Whether people of every organization may use the app, or of some alone, which are named. */
export function LimitingOrganizations({ picked, onChange }: LimitingOrganizationsProps) {
  const name = useId()
  return (
    <>
      <fieldset className="-mx-2">
        <legend className="mb-1 px-2 font-semibold text-table">{t('By organization')}</legend>
        <Choice
          type="radio"
          name={name}
          label={t('People of every organization, and of none')}
          checked={picked === null}
          onChange={() => onChange(null)}
        />
        <Choice
          type="radio"
          name={name}
          label={t('People of some organizations')}
          description={t('Signed in to one of them, or for themselves while they belong to one.')}
          checked={picked !== null}
          onChange={() => onChange(picked ?? [])}
        />
      </fieldset>
      {picked !== null && <Picking picked={picked} onChange={onChange} />}
    </>
  )
}

function Picking({
  picked,
  onChange,
}: {
  readonly picked: readonly LimitingOrganization[]
  readonly onChange: LimitingOrganizationsProps['onChange']
}) {
  const isFull = picked.length >= organizationsAtMost
  return (
    <div className="grid gap-2">
      {picked.length === 0 && (
        <p className="text-meta text-muted" role="status">
          {t('No organization is picked yet.')}
        </p>
      )}
      <ul aria-label={t('Picked organizations')} className="grid max-h-48 gap-1 overflow-y-auto">
        {picked.map((organization) => {
          const label = organizationLabel(organization)
          return (
            <li key={organization.id} className="flex items-center justify-between gap-2 text-table">
              <span className="min-w-0 break-words">{label}</span>
              <Button
                tone="quiet"
                aria-label={t('Remove {name}', { name: label })}
                onClick={() => onChange(without(picked, organization.id))}
              >
                {t('Remove')}
              </Button>
            </li>
          )
        })}
      </ul>
      {isFull ? (
        <p className="text-meta text-muted" role="status">
          {t('An app is limited to at most {count} organizations.', { count: organizationsAtMost })}
        </p>
      ) : (
        <OrganizationPicker
          value={new Set(picked.map(({ id }) => id))}
          onPick={({ id, name, displayName }) =>
            onChange(
              picked.some((each) => each.id === id) ? without(picked, id) : [...picked, { id, name, displayName }],
            )
          }
        />
      )}
    </div>
  )
}

function without(picked: readonly LimitingOrganization[], leaving: string): readonly LimitingOrganization[] {
  return picked.filter(({ id }) => id !== leaving)
}
