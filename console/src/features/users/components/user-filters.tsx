import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type FilterOffer, filterOffersQuery } from '../api/list-filters.ts'
import type { FilterName, UserListSearch } from '../api/list-search.ts'
import { AddFilter } from './add-filter.tsx'
import { ConnectionFilter } from './connection-filter.tsx'
import { CountryFilter } from './country-filter.tsx'
import { filterLabels } from './filter-words.ts'
import { InviterFilter } from './inviter-filter.tsx'
import { MetadataFilter } from './metadata-filter.tsx'
import { OrganizationFilter } from './organization-filter.tsx'
import { RangeFilter } from './range-filter.tsx'
import { TextFilter } from './text-filter.tsx'
import { type ListFilterProps, ValueFilter } from './value-filter.tsx'

export interface UserFiltersProps {
  readonly search: UserListSearch
  /** Narrows or orders the list anew, from its first page. */
  readonly onChange: (change: Partial<UserListSearch>) => void
  /** Belongs to another noun, so the app hands it in. */
  readonly roleFilter: ReactNode
  /** So does this one; null where nobody may choose among what it narrows by. */
  readonly appFilter: ((startsOpen: boolean) => ReactNode) | null
}

/** Those that stand there always; the others are added. */
const always: readonly FilterName[] = ['status', 'mfa', 'organization', 'seen', 'role']

/** What the list is narrowed by: what the server says it answers, and nothing else. */
export function UserFilters({ search, onChange, roleFilter, appFilter }: UserFiltersProps) {
  const { data: offers = [] } = useQuery(filterOffersQuery)
  const [added, setAdded] = useState<readonly FilterName[]>([])
  const mayReadRoles = useMay('read:roles')
  const isUsable = ({ kind }: FilterOffer) => (kind === 'role' ? mayReadRoles : kind !== 'app' || appFilter !== null)
  const known = offers.filter((offer) => filterLabels[offer.name] !== undefined && isUsable(offer))
  const places = [...always, ...added]
  const shown = known
    .filter(({ name }) => places.includes(name) || search[name] !== undefined)
    .toSorted((one, other) => placeOf(one.name) - placeOf(other.name))
  const hidden = known.filter((offer) => !shown.includes(offer))

  const startsOpen = (name: FilterName) => added.at(-1) === name && search[name] === undefined

  function placeOf(name: FilterName): number {
    const place = places.indexOf(name)
    return place === -1 ? places.length : place
  }

  return (
    <fieldset aria-label={t('Filters')} className="flex min-w-0 flex-wrap items-center gap-2">
      {shown.map((offer) =>
        offer.kind === 'role' ? (
          <span key={offer.name} className="contents">
            {roleFilter}
          </span>
        ) : offer.kind === 'app' ? (
          <span key={offer.name} className="contents">
            {appFilter?.(startsOpen(offer.name))}
          </span>
        ) : (
          <ListFilter
            key={offer.name}
            offer={offer}
            search={search}
            value={search[offer.name]}
            startsOpen={startsOpen(offer.name)}
            onChange={(value) => onChange({ [offer.name]: value })}
          />
        ),
      )}
      {search.import !== undefined && (
        <Button icon="close" onClick={() => onChange({ import: undefined })}>
          {t('Made by an import')}
        </Button>
      )}
      {hidden.length > 0 && (
        <AddFilter
          offers={hidden}
          onAdd={(name) => setAdded((before) => [...before.filter((one) => one !== name), name])}
        />
      )}
    </fieldset>
  )
}

function ListFilter(props: ListFilterProps) {
  switch (props.offer.kind) {
    case 'range':
      return <RangeFilter {...props} />
    case 'text':
      return <TextFilter {...props} />
    case 'organization':
      return <OrganizationFilter {...props} />
    case 'connection':
      return <ConnectionFilter {...props} />
    case 'country':
      return <CountryFilter {...props} />
    case 'inviter':
      return <InviterFilter {...props} />
    case 'metadata':
      return <MetadataFilter {...props} />
    case 'flag':
      return <ValueFilter {...props} isSingle options={yesOrNo} />
    default:
      return <ValueFilter {...props} isSingle={!props.offer.isList} />
  }
}

const yesOrNo = [
  { value: 'true', label: t('Yes') },
  { value: 'false', label: t('No') },
]
