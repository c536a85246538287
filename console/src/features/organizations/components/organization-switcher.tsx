// Which organization the lists are about: a filter like any other, in the address, so that it can be shared. What was
// chosen last is where a new visit begins; a link that somebody sent is never changed (console.md 1.4).
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { Popover } from '../../../components/ui/popover.tsx'
import { openedWith } from '../../../lib/opened-with.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { organizationLabel } from '../api/organization.ts'
import { organizationQuery } from '../api/organization-queries.ts'
import {
  keepRemembered,
  loadRemembered,
  type Remembered,
  type RememberedOrganization,
  withChosen,
} from '../api/remembered-organizations.ts'

export function OrganizationSwitcher() {
  const mayRead = useMay('read:users')
  return mayRead ? <Switcher /> : null
}

/** The lists that an organization narrows; from elsewhere choosing one leads to the users. */
const lists = ['/users', '/audit', '/recovery', '/access'] as const

/** Where a visit begins with the one that was chosen last. Elsewhere what waits in another one would stay unseen. */
const begunNarrowed: readonly string[] = ['/users', '/audit'] satisfies (typeof lists)[number][]

interface Search {
  readonly organization?: string
  readonly after?: string
  readonly role?: string
  readonly permission?: string
}

/** Who can do something is narrowed once it is asked: before, there is no list. */
const isAsked = ({ role, permission }: Search) => role !== undefined || permission !== undefined

/** Once a visit, and only where the address says nothing. */
let isVisitNew = true

function Switcher() {
  const navigate = useNavigate()
  const place = useLocation({ select: ({ pathname, search }) => ({ pathname, search }) })
  const [isOpen, setIsOpen] = useState(false)
  const [remembered, setRemembered] = useState(loadRemembered)
  const search = place.search as Search
  const list = lists.find(
    (path) =>
      (place.pathname === path || place.pathname === `/console${path}`) && (path !== '/access' || isAsked(search)),
  )
  const shown = list === undefined ? undefined : search.organization
  const isOne = shown !== undefined && /^org_\w+$/.test(shown)
  const one = useQuery({ ...organizationQuery(shown ?? ''), enabled: isOne })
  const { preferred } = remembered

  function keep(next: Remembered): void {
    setRemembered(next)
    keepRemembered(next)
  }

  function choose(organization: RememberedOrganization | null): void {
    setIsOpen(false)
    keep(withChosen(remembered, organization))
    go(organization?.id)
  }

  function go(id: string | undefined, replace = false): void {
    const { organization: _, after: _cursor, ...rest } = list === undefined ? {} : search
    const next: { organization?: string } = { ...rest, ...(id !== undefined && { organization: id }) }
    void navigate({ to: list ?? '/users', search: next, replace })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the address that the visit began with.
  useEffect(() => {
    if (!isVisitNew) return
    isVisitNew = false
    if (preferred === null || list === undefined || openedWith.search !== '') return
    if (begunNarrowed.includes(list)) go(preferred, true)
  }, [])

  const label = one.data === undefined ? (shown ?? t('All organizations')) : organizationLabel(one.data)
  const isFromLink = shown !== undefined && shown !== preferred
  const words = isFromLink
    ? t('Viewing: {name} (from link)', { name: isOne ? label : t('several organizations') })
    : label
  return (
    <Popover
      align="start"
      title={t('Choose an organization')}
      isTitleHidden
      className="w-80 max-w-[calc(100vw-1rem)]"
      control={{ isOpen, onChange: setIsOpen }}
      trigger={
        <button
          type="button"
          className="flex h-9 min-w-9 items-center gap-1.5 rounded-control px-2 text-table hover:bg-hover data-popup-open:bg-hover pointer-coarse:h-11"
          title={words}
        >
          <Icon name="building" className="text-muted" />
          <span className="max-w-56 truncate max-table:sr-only">{words}</span>
          <Icon name="chevronDown" className="text-muted max-table:hidden" />
        </button>
      }
    >
      <Suspense>
        <SwitcherList current={shown ?? null} remembered={remembered} onKeep={keep} onChoose={choose} />
      </Suspense>
    </Popover>
  )
}

const SwitcherList = lazy(() => import('./switcher-list.tsx').then((m) => ({ default: m.SwitcherList })))
