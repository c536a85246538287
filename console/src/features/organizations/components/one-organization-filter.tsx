import { useQuery } from '@tanstack/react-query'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { t } from '../../../lib/text.ts'
import { organizationLabel } from '../api/organization.ts'
import { organizationQuery } from '../api/organization-queries.ts'
import { OrganizationPicker } from './organization-picker.tsx'

interface OneOrganizationFilterProps {
  /** An id. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Narrows to one organization, found by the server. */
export function OneOrganizationFilter({ value, onChange }: OneOrganizationFilterProps) {
  const { data } = useQuery({ ...organizationQuery(value ?? ''), enabled: value !== undefined })
  const chosen = value === undefined ? [] : [data === undefined ? value : organizationLabel(data)]
  return (
    <FilterChip label={t('Organization')} chosen={chosen} onClear={() => onChange(undefined)}>
      <OrganizationPicker value={value ?? null} onPick={({ id }) => onChange(id)} />
    </FilterChip>
  )
}
