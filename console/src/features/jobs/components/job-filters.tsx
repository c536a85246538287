import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { t } from '../../../lib/text.ts'
import { jobStatuses, jobTypes } from '../api/job.ts'
import { type JobsSearch, readJobsSearch } from '../api/job-search.ts'
import { states, typeLabel } from '../api/job-words.ts'

interface JobFiltersProps {
  readonly search: JobsSearch
  readonly onChange: (changes: Partial<JobsSearch>) => void
}

export function JobFilters({ search, onChange }: JobFiltersProps) {
  return (
    <fieldset aria-label={t('Filters')} className="flex min-w-0 flex-wrap items-center gap-2">
      <ChoiceFilter
        label={t('Type')}
        isSingle
        value={search.type}
        options={types}
        onChange={(type) => onChange({ type: readJobsSearch({ type }).type })}
      />
      <ChoiceFilter
        label={t('State')}
        isSingle
        value={search.status}
        options={statuses}
        onChange={(status) => onChange({ status: readJobsSearch({ status }).status })}
      />
    </fieldset>
  )
}

const types = jobTypes.map((value) => ({ value, label: typeLabel[value] }))
const statuses = jobStatuses.map((value) => ({ value, label: states[value].label }))
