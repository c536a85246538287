import type { ReactNode } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { creationChoices } from '../../../components/data-table/sort-menu.tsx'
import { type ListStep, useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { t } from '../../../lib/text.ts'
import type { OrganizationPerson } from '../api/organization-person.ts'
import { peopleQuery } from '../api/people-queries.ts'
import { isNarrowed, type PeopleSearch } from '../api/people-search.ts'

interface PeopleListProps {
  readonly people: ReturnType<typeof usePeople>
  readonly columns: readonly Column<OrganizationPerson>[]
  readonly card: (person: OrganizationPerson) => ReactNode
}

/** Writes to the address which people of the organization are listed. */
export type GoToPeople = (search: PeopleSearch, step: ListStep) => void

/** The list of an organization's people, for the page that narrows it by what its filters hold. */
export function usePeople(organizationId: string, search: PeopleSearch, go: GoToPeople) {
  const people = useSizedList(search, (sized) => peopleQuery(organizationId, sized), go)
  const narrow = (changes: Partial<Record<keyof PeopleSearch, string | undefined>>, replace = false) =>
    people.list.onChange(changes as Partial<PeopleSearch>, replace)
  return { ...people, narrow }
}

/** The people of an organization, a page at a time. What a row shows and does is the page's matter. */
export function PeopleList({ people: { list, show }, columns, card }: PeopleListProps) {
  return (
    <SizedList
      caption={t('Users of this organization')}
      columns={columns}
      keyOf={({ id }) => id}
      {...list}
      order={{ defaultSort: 'created', choices: creationChoices }}
      sizeLabel={t('Users per page')}
      card={card}
      words={words}
      empty={<NoPeople isNarrowed={isNarrowed(list.place)} onClear={() => show({})} />}
    />
  )
}

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
