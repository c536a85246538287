import { Link } from '@tanstack/react-router'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { isFiltered, type UserListSearch } from '../api/list-search.ts'

interface UsersEmptyProps {
  readonly search: UserListSearch
  readonly onChange: (change: Partial<UserListSearch>) => void
}

export function UsersEmpty({ search, onChange }: UsersEmptyProps) {
  const mayCreate = useMay('create:users')
  if (!isFiltered(search)) {
    return (
      <EmptyState
        icon="users"
        title={t('No users yet')}
        action={
          mayCreate && (
            <Link to="/users/new" className={buttonClasses('primary')}>
              {t('Add user')}
            </Link>
          )
        }
      >
        {tNodes('People appear here when they sign up, when you add them, or through the API with {call}.', {
          call: <code className="font-mono text-meta">POST /api/v1/users</code>,
        })}
      </EmptyState>
    )
  }
  const set = narrowing.filter(({ key }) => search[key])
  return (
    <EmptyState
      icon="search"
      title={t('No users match these filters.')}
      action={
        <>
          {set.length > 1 &&
            set.map(({ key, label }) => (
              <Button key={key} icon="close" onClick={() => onChange({ [key]: undefined })}>
                {label}
              </Button>
            ))}
          <Button tone="primary" onClick={() => onChange(cleared)}>
            {t('Clear all')}
          </Button>
        </>
      }
    >
      {set.length > 1
        ? t('Take one away, or start over.')
        : t('Nobody is known by that. Check the spelling or start over.')}
    </EmptyState>
  )
}

const narrowing = [
  { key: 'q', label: t('Search words') },
  { key: 'status', label: t('Status') },
  { key: 'role', label: t('Role') },
  { key: 'connection', label: t('Connection') },
] as const

const cleared = { q: undefined, status: undefined, role: undefined, connection: undefined }
