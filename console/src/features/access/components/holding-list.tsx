import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList, type ListAnswer } from '../../../components/data-table/data-list.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import type { Holding } from '../api/access.ts'
import { wayInWords } from '../api/way-in-words.ts'

interface HoldingListProps {
  readonly holdings: readonly Holding[] | undefined
  readonly answer: ListAnswer
}

/** A row a way: who holds it by several stands there several times. */
export function HoldingList({ holdings, answer }: HoldingListProps) {
  return (
    <DataList
      caption={t('People who hold it, each with the way')}
      columns={columns()}
      rows={holdings}
      keyOf={({ user, role, organization }) => `${user.id} ${role?.id} ${organization?.id}`}
      answer={answer}
      words={{
        loading: t('Loading people…'),
        notLoaded: t("Couldn't load people."),
        notRefreshed: t("Couldn't refresh people."),
      }}
      card={(holding) => (
        <>
          <PersonLink {...holding} />
          <p className="truncate text-muted text-table">{wayInWords(holding)}</p>
        </>
      )}
      empty={
        <EmptyState icon="users" title={t('Nobody holds it')}>
          {t('No person has it, directly or through a role, anywhere.')}
        </EmptyState>
      }
    />
  )
}

function columns(): readonly Column<Holding>[] {
  return [
    { id: 'name', header: t('Name'), isRowHeader: true, cell: (holding) => <PersonLink {...holding} /> },
    {
      id: 'email',
      header: t('E-mail'),
      cell: ({ user }) => <span className="block truncate">{user.email ?? '–'}</span>,
    },
    { id: 'how', header: t('How'), cell: (holding) => <span className="block truncate">{wayInWords(holding)}</span> },
    {
      id: 'since',
      header: t('Since'),
      isAtEnd: true,
      className: 'w-[124px] text-muted',
      cell: ({ since }) => (since === null ? '–' : <TimeStamp at={since} />),
    },
    {
      id: 'last',
      header: t('Last sign-in'),
      isAtEnd: true,
      className: 'w-[124px] text-muted',
      cell: ({ user }) => (user.lastSignInAt === null ? t('Never') : <TimeStamp at={user.lastSignInAt} />),
    },
  ]
}

function PersonLink({ user }: Pick<Holding, 'user'>) {
  return (
    <Link
      to="/users/$userId/roles"
      params={{ userId: user.id }}
      data-row-link={user.id}
      className="block truncate rounded-control font-semibold text-fg hover:text-accent group-hover:text-accent"
    >
      {user.name ?? user.email ?? user.id}
    </Link>
  )
}
