// What every list of people says who hold something, or came to something.
import type { Column } from '../../../components/data-table/column.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'

const timeClasses = 'w-[124px] text-muted'

export const emailColumn: Column<{ readonly user: { readonly email: string | null } }> = {
  id: 'email',
  header: t('E-mail'),
  cell: ({ user }) => <span className="block truncate">{user.email ?? '–'}</span>,
}

export const sinceColumn: Column<{ readonly since: string | null }> = {
  id: 'since',
  header: t('Since'),
  isAtEnd: true,
  className: timeClasses,
  cell: ({ since }) => (since === null ? '–' : <TimeStamp at={since} />),
}

export const lastSignInColumn: Column<{ readonly user: { readonly lastSignInAt: string | null } }> = {
  id: 'last',
  header: t('Last sign-in'),
  isAtEnd: true,
  className: timeClasses,
  cell: ({ user }) => (user.lastSignInAt === null ? t('Never') : <TimeStamp at={user.lastSignInAt} />),
}
