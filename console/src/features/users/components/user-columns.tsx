// The columns of the list as data (console.md 3.2), those that the server can answer.
import { Badge } from '../../../components/ui/badge.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { clockTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { standingsOf } from '../api/standing.ts'
import { type ListedUser, shortId } from '../api/user.ts'
import { firstAndMore, moment, narrow, quiet, type UserColumn } from './column-cells.tsx'
import { factorWords } from './filter-words.ts'
import { metadataColumn, moreColumns } from './more-columns.tsx'
import { StatusBadge } from './status-badge.tsx'
import { UserCell } from './user-cell.tsx'
import { UserMenuButton } from './user-menu.tsx'

export const userColumns: readonly UserColumn[] = [
  {
    id: 'user',
    header: t('User'),
    isRowHeader: true,
    leastPx: 200,
    sort: { field: 'name', isText: true },
    cell: (user) => <UserCell user={user} />,
  },
  {
    id: 'status',
    header: t('Status'),
    className: 'w-[140px]',
    include: 'pending',
    cell: (user) => <Standing user={user} />,
  },
  { id: 'mfa', header: t('MFA'), className: 'w-[96px]', include: 'mfa', cell: (user) => <Factors user={user} /> },
  {
    id: 'roles',
    header: t('Roles'),
    className: 'w-[9%] max-desk:hidden',
    include: 'roles',
    cell: ({ roles }) => {
      const first = roles?.first[0]
      const where = first?.organization
        ? t('{role} in {organization}', { role: first.name, organization: first.organization.name })
        : first?.name
      return firstAndMore(first?.name, (roles?.total.count ?? 1) - 1, where)
    },
  },
  {
    id: 'organizations',
    header: t('Organizations'),
    className: 'w-[11.5%] max-desk:hidden',
    leastPx: 140,
    include: 'organizations',
    cell: ({ organizations }) => {
      const names = organizations?.first.slice(0, 2).map(({ name }) => name) ?? []
      return firstAndMore(names.join(', '), (organizations?.total.count ?? 0) - names.length)
    },
  },
  {
    id: 'lastSignIn',
    header: t('Last sign-in'),
    sort: { field: 'lastSignIn' },
    ...narrow,
    cell: ({ lastSignInAt }) => moment(lastSignInAt),
  },
  {
    id: 'created',
    header: t('Created'),
    sort: { field: 'created' },
    className: 'w-[100px] whitespace-nowrap',
    isAtEnd: true,
    cell: ({ createdAt }) => <span className="text-muted">{moment(createdAt)}</span>,
  },
  {
    id: 'email',
    header: t('E-mail'),
    className: 'w-[18%]',
    leastPx: 190,
    sort: { field: 'email', isText: true },
    cell: ({ email }) => quiet(email),
  },
  {
    id: 'emailVerified',
    header: t('E-mail verified'),
    className: 'w-[120px]',
    cell: ({ emailVerified }) => quiet(emailVerified ? t('Yes') : t('No')),
  },
  {
    id: 'username',
    header: t('Username'),
    className: 'w-[12%]',
    leastPx: 120,
    cell: ({ username }) => quiet(username),
  },
  {
    id: 'phone',
    header: t('Phone'),
    className: 'w-[12%]',
    leastPx: 136,
    cell: ({ phoneNumber }) => quiet(phoneNumber),
  },
  {
    id: 'signInCount',
    header: t('Sign-ins'),
    sort: { field: 'signInCount' },
    ...narrow,
    cell: ({ signInCount }) => exactCount(signInCount),
  },
  {
    id: 'updated',
    header: t('Updated'),
    sort: { field: 'updated' },
    ...narrow,
    cell: ({ updatedAt }) => <span className="text-muted">{moment(updatedAt)}</span>,
  },
  {
    id: 'id',
    header: t('User ID'),
    className: 'w-[16%]',
    leastPx: 184,
    cell: ({ id }) => (
      <span className="text-muted">
        <Copyable text={id} shown={shortId(id)} what={t('user ID')} isCode />
      </span>
    ),
  },
  ...moreColumns,
]

export const actionsColumn: UserColumn = {
  id: 'actions',
  header: t('Actions'),
  isHeaderHidden: true,
  className: 'relative w-14',
  isAtEnd: true,
  cell: (user) => <UserMenuButton user={user} />,
}

export const usualColumns: readonly string[] = [
  'user',
  'status',
  'mfa',
  'roles',
  'organizations',
  'lastSignIn',
  'created',
]

/** Those of a list of names that there are; the person is always among them, and first if nobody placed them. */
export function columnsNamed(names: readonly string[], mayReadRoles: boolean): readonly UserColumn[] {
  const known = names.flatMap((name) => columnNamed(name) ?? [])
  const shown = known.some(({ id }) => id === 'user') ? known : [...userColumns.slice(0, 1), ...known]
  return mayReadRoles ? shown : shown.filter(({ id }) => id !== 'roles')
}

/** One of those above, or a key of metadata; null where there is no such column. */
export function columnNamed(name: string): UserColumn | null {
  return userColumns.find(({ id }) => id === name) ?? metadataColumn(name)
}

function Standing({ user }: { readonly user: ListedUser }) {
  const { lockedUntil } = user
  const [, next, ...others] = standingsOf(user)
  const until = lockedUntil && t('until {time}', { time: clockTime(new Date(lockedUntil)) })
  const besides = next && (others.length === 0 ? next.word : `${next.word} +${others.length}`)
  if (!until && !next) return <StatusBadge user={user} />
  return (
    // Two lines within the height of a row, or one where rows stand close.
    <div className="leading-none [&>:first-child]:h-5 in-data-[density=compact]:flex in-data-[density=compact]:items-baseline in-data-[density=compact]:gap-1">
      <StatusBadge user={user} isAlone />
      <span className="block min-w-0 truncate text-meta text-muted">
        {until}
        {/* The badge says it to those who hear it. */}
        {besides && <span aria-hidden="true">{until ? ` · ${besides}` : besides}</span>}
      </span>
    </div>
  )
}

function Factors({ user: { mfa } }: { readonly user: ListedUser }) {
  if (mfa === undefined) return null
  if (mfa.strongest === null) return <Badge tone="warning">{t('None')}</Badge>
  return firstAndMore(factorWords[mfa.strongest], mfa.count - 1)
}
