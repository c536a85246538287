import type { ReactNode } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import type { Step } from '../../../components/data-table/list-trail.ts'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { creationChoices } from '../../../components/data-table/sort-menu.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { fromStart } from '../../../lib/list-address.ts'
import { t } from '../../../lib/text.ts'
import type { OrganizationPerson } from '../api/organization-person.ts'
import { peopleQuery } from '../api/people-queries.ts'
import { isNarrowed, type PeopleSearch } from '../api/people-search.ts'

export interface PeopleListProps {
  readonly organizationId: string
  readonly search: PeopleSearch
  readonly columns: readonly Column<OrganizationPerson>[]
  readonly card: (person: OrganizationPerson) => ReactNode
  /** To another page, or to the first one of the list in another order or size. */
  readonly onSearch: (search: PeopleSearch, step: Pick<Step, 'trail' | 'replace'>) => void
}

/** The people of an organization, a page at a time. What a row shows and does is the page's matter. */
export function PeopleList({ organizationId, search, columns, card, onSearch }: PeopleListProps) {
  const list = useSizedList(
    search,
    (sized) => peopleQuery(organizationId, sized),
    ({ after, ...step }) => onSearch({ ...search, after }, step),
  )
  return (
    <SizedList
      caption={t('Users of this organization')}
      columns={columns}
      keyOf={({ id }) => id}
      {...list}
      order={{ defaultSort: 'created', choices: creationChoices }}
      sizeLabel={t('Users per page')}
      onChange={(changes) => onSearch(fromStart(search, changes), anew)}
      card={card}
      words={words}
      empty={<NoPeople isNarrowed={isNarrowed(search)} onClear={() => onSearch({}, anew)} />}
    />
  )
}

const anew = { trail: [], replace: false } as const

const words = {
  loading: t('Loading users…'),
  notLoaded: t("Couldn't load users."),
  notRefreshed: t("Couldn't refresh users."),
}

function NoPeople({ isNarrowed: isFiltered, onClear }: { readonly isNarrowed: boolean; readonly onClear: () => void }) {
  if (!isFiltered) {
    return (
      <EmptyState icon="users" title={t('Nobody belongs to this organization yet')}>
        {t('People appear here when they are added or accept an invitation.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="search"
      title={t('No users match these filters.')}
      action={
        <Button tone="primary" onClick={onClear}>
          {t('Clear all')}
        </Button>
      }
    >
      {t('Nobody is known by that. Check the spelling or start over.')}
    </EmptyState>
  )
}
