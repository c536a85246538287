import type { Column } from '../../../components/data-table/column.ts'
import { DataList, type ListAnswer } from '../../../components/data-table/data-list.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { t } from '../../../lib/text.ts'
import { PersonLink } from '../../users/components/person-link.tsx'
import type { Holding } from '../api/access.ts'
import { wayInWords } from '../api/way-in-words.ts'
import { emailColumn, lastSignInColumn, sinceColumn } from './holder-columns.tsx'

interface HoldingListProps {
  readonly holdings: readonly Holding[] | undefined
  readonly answer: ListAnswer
}

/** A row a way: who holds it by several stands there several times. */
export function HoldingList({ holdings, answer }: HoldingListProps) {
  return (
    <DataList
      caption={t('People who hold it, each with the way')}
      columns={columns}
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
          <PersonLink user={holding.user} tab="roles" />
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

const columns: readonly Column<Holding>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: ({ user }) => <PersonLink user={user} tab="roles" /> },
  emailColumn,
  { id: 'how', header: t('How'), cell: (holding) => <span className="block truncate">{wayInWords(holding)}</span> },
  sinceColumn,
  lastSignInColumn,
]
