import { useInfiniteQuery } from '@tanstack/react-query'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { emailColumn } from '../../access/components/holder-columns.tsx'
import { PersonLink } from '../../users/components/person-link.tsx'
import { type App, type AppUser, appUsersQuery } from '../api/app.ts'

/** Who signed in to the app, whatever became of their sessions since. */
export function UsersPanel({ app }: { readonly app: App }) {
  const list = useInfiniteQuery(appUsersQuery(app.id))
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-3">
      <p className="text-muted text-table">
        {t('Everybody who signed in to it and has an account still, the latest first.')}
      </p>
      <DataList
        caption={t('People who signed in to this app')}
        columns={columns}
        rows={list.data}
        keyOf={({ user }) => user.id}
        answer={list}
        card={(row) => (
          <>
            <PersonLink user={row.user} tab="overview" />
            <p className="text-muted text-table">
              {t('Last sign-in')} <TimeStamp at={row.lastSignInAt} />
            </p>
          </>
        )}
        words={words}
        empty={
          <EmptyState icon="users" title={t('Nobody signed in yet')}>
            {t('Whoever signs in to this app is listed here.')}
          </EmptyState>
        }
      />
      <ShowMore list={list}>{t('Show more')}</ShowMore>
    </div>
  )
}

const columns: readonly Column<AppUser>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (row) => <PersonLink user={row.user} tab="overview" /> },
  emailColumn,
  {
    id: 'first',
    header: t('First sign-in'),
    isAtEnd: true,
    className: 'w-[124px] text-muted max-desk:hidden',
    cell: ({ firstSignInAt }) => <TimeStamp at={firstSignInAt} />,
  },
  {
    id: 'last',
    header: t('Last sign-in'),
    isAtEnd: true,
    className: 'w-[124px] text-muted',
    cell: ({ lastSignInAt }) => <TimeStamp at={lastSignInAt} />,
  },
]

const words = {
  loading: t('Loading people…'),
  notLoaded: t("Couldn't load people."),
  notRefreshed: t("Couldn't refresh people."),
}
