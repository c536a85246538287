import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Ref, useId, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import { type Organization, organizationLabel } from '../api/organization.ts'
import { organizationListQuery } from '../api/organization-queries.ts'

interface OrganizationPickerProps {
  /** The one that is picked; of several, those that are: a second pick takes one out again. */
  readonly value: string | null | ReadonlySet<string>
  /** Those that cannot be picked, with the words for it. */
  readonly held?: ReadonlySet<string>
  readonly heldWords?: string
  readonly onPick: (organization: Organization) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** One organization, or several, found by the server: never only among those that happen to be loaded. */
export function OrganizationPicker({ value, held, heldWords, onPick, ref }: OrganizationPickerProps) {
  const name = useId()
  const [words, setWords] = useState('')
  const q = words.trim()
  const found = useQuery({ ...organizationListQuery(q === '' ? {} : { q }), placeholderData: keepPreviousData })
  return (
    <div>
      <PickerSearchBox ref={ref} label={t('Search organizations')} value={words} onChange={setWords} />
      <fieldset
        aria-label={t('Organizations')}
        className="-mx-2 grid max-h-72 min-h-40 min-w-0 auto-rows-max content-start overflow-y-auto"
      >
        {found.data?.data.map((organization) => {
          const isHeld = held?.has(organization.id) === true
          return (
            <Choice
              key={organization.id}
              type={isOfSeveral(value) ? 'checkbox' : 'radio'}
              name={name}
              label={organizationLabel(organization)}
              description={isHeld ? heldWords : organization.name}
              checked={isOfSeveral(value) ? value.has(organization.id) : value === organization.id}
              aria-disabled={isHeld}
              onChange={() => !isHeld && onPick(organization)}
            />
          )
        })}
        {found.data?.data.length === 0 && (
          <p role="status" className="px-2 py-2 text-muted text-table">
            {t('No organizations match.')}
          </p>
        )}
        {found.isError && (
          <ProblemNotice
            title={t("Couldn't load organizations.")}
            error={found.error}
            onRetry={() => void found.refetch()}
          />
        )}
      </fieldset>
    </div>
  )
}

function isOfSeveral(value: OrganizationPickerProps['value']): value is ReadonlySet<string> {
  return typeof value === 'object' && value !== null
}
