import { Link } from '@tanstack/react-router'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { useMay } from '../../../lib/permissions.ts'
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
        title="No users yet"
        action={
          mayCreate && (
            <Link to="/users/new" className={buttonClasses('primary')}>
              Add user
            </Link>
          )
        }
      >
        People appear here when they sign up, when you add them, or through the API with{' '}
        <code className="font-mono text-meta">POST /api/v1/users</code>.
      </EmptyState>
    )
  }
  const set = narrowing.filter(({ key }) => search[key])
  return (
    <EmptyState
      icon="search"
      title="No users match these filters."
      action={
        <>
          {set.length > 1 &&
            set.map(({ key, label }) => (
              <Button key={key} icon="close" onClick={() => onChange({ [key]: undefined })}>
                {label}
              </Button>
            ))}
          <Button tone="primary" onClick={() => onChange(cleared)}>
            Clear all
          </Button>
        </>
      }
    >
      {set.length > 1 ? 'Take one away, or start over.' : 'Nobody is known by that. Check the spelling or start over.'}
    </EmptyState>
  )
}

const narrowing = [
  { key: 'q', label: 'Search words' },
  { key: 'status', label: 'Status' },
  { key: 'role', label: 'Role' },
  { key: 'connection', label: 'Connection' },
] as const

const cleared = { q: undefined, status: undefined, role: undefined, connection: undefined }
