import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { exactCount, roundedCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { cleared, type FilterName, isFiltered, setFilters, type UserListSearch } from '../api/list-search.ts'
import { nearestQuery } from '../api/list-users.ts'
import { filterLabels } from './filter-words.ts'
import { UnknownIdentifier } from './unknown-identifier.tsx'

interface UsersEmptyProps {
  readonly search: UserListSearch
  /** The search was stopped before it had looked everywhere. */
  readonly isPartial: boolean
  readonly onChange: (change: Partial<UserListSearch>) => void
}

export function UsersEmpty({ search, isPartial, onChange }: UsersEmptyProps) {
  if (isPartial) {
    return (
      <EmptyState icon="search" title={t('Search stopped after 2 s')}>
        {t('It found nobody until then. Narrow the search.')}
      </EmptyState>
    )
  }
  return isFiltered(search) ? <NobodyMatches search={search} onChange={onChange} /> : <NobodyYet />
}

function NobodyYet() {
  const mayCreate = useMay('create:users')
  const mayImport = useMay('import:users')
  return (
    <EmptyState
      icon="users"
      title={t('No users yet')}
      action={
        <>
          {mayCreate && (
            <Link to="/users/new" className={buttonClasses('primary')}>
              {t('Add user')}
            </Link>
          )}
          {mayImport && (
            <Link to="/imports/new" className={buttonClasses()}>
              {t('Import users')}
            </Link>
          )}
        </>
      }
    >
      {tNodes('People appear here when they sign up, when you add them, or through the API with {call}.', {
        call: <code className="font-mono text-meta">POST /api/v1/users</code>,
      })}
    </EmptyState>
  )
}

/** What can be taken away, and without which of it somebody would be there. */
function NobodyMatches({ search, onChange }: Omit<UsersEmptyProps, 'isPartial'>) {
  const set = setFilters(search)
  const { data: nearest = [] } = useQuery({ ...nearestQuery(search), enabled: set.length > 1 })
  const [hint] = nearest
  return (
    <EmptyState
      icon="search"
      title={t('No users match these filters.')}
      action={
        <>
          {set.length > 1 &&
            set.map((name) => (
              <Button key={name} icon="close" onClick={() => onChange({ [name]: undefined })}>
                {filterLabels[name]}
              </Button>
            ))}
          <Button tone="primary" onClick={() => onChange(cleared)}>
            {t('Clear all')}
          </Button>
        </>
      }
    >
      {hint ? (
        <span role="status">{hintInWords(hint)}</span>
      ) : set.length > 1 ? (
        t('Take one away, or start over.')
      ) : (
        t('Nobody is known by that. Check the spelling or start over.')
      )}
      <UnknownIdentifier words={search.q ?? ''} />
    </EmptyState>
  )
}

type Hint = NonNullable<ReturnType<NonNullable<ReturnType<typeof nearestQuery>['select']>>>[number]

function hintInWords({ ignore, total }: Hint): string {
  const filter = filterLabels[ignore === 'search' ? 'q' : (ignore as FilterName)] ?? ignore
  if (total.isEstimate) {
    return t('About {count} users match if you ignore {filter}.', {
      count: exactCount(roundedCount(total.count)),
      filter,
    })
  }
  return tCount(total.count, '1 user matches if you ignore {filter}.', '{count} users match if you ignore {filter}.', {
    filter,
  })
}
