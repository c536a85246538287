// Saved views of a list: a strip of links above it. What a view shows is the list's business; here it is a query.
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'
import { usePreferences } from '../../users/components/use-preferences.ts'
import { builtInViews } from '../api/built-in-views.ts'
import { pinnedFirst } from '../api/pinned-views.ts'
import { isSameSearch } from '../api/same-search.ts'
import { type CountOf, useViewCounts } from '../api/use-view-counts.ts'
import { type View, type ViewList, type ViewPlace, viewsQuery } from '../api/view.ts'
import { OpenView } from './open-view.tsx'
import { ViewCount } from './view-count.tsx'

interface ViewStripProps {
  readonly list: ViewList
  /** The query of the list as it stands, without its page. */
  readonly current: string
  /** The saved view that was opened, if any. */
  readonly openId: string | undefined
  readonly onOpen: (place: ViewPlace) => void
  readonly link: (place: ViewPlace, isOpen: boolean, children: ReactNode) => ReactNode
  /** Null where counting would cost more than it tells. */
  readonly countOf: CountOf | null
}

export function ViewStrip({ list, current, openId, onOpen, link, countOf }: ViewStripProps) {
  const { data: saved = [], isPending } = useQuery(viewsQuery(list))
  const { kept, isPending: isOrderPending } = usePreferences()
  // Shown once where they stand is known: no link moves away from under the mouse.
  const views = isOrderPending ? [] : pinnedFirst(saved, kept?.pinnedViews ?? [])
  const searches = [...builtInViews[list], ...views].map(({ search }) => search)
  const counts = useViewCounts(searches, !isPending && !isOrderPending, countOf)
  const nameOf = ({ name, search }: { readonly name: string; readonly search: string }) => (
    <>
      {name}
      {search !== '' && countOf !== null && <ViewCount count={counts.get(search)} />}
    </>
  )
  const [saving, setSaving] = useState<'new' | View | null>(null)
  const open = views.find(({ id }) => id === openId)
  const isModified = open !== undefined && !isSameSearch(open.search, current)
  const isBuiltIn = open === undefined && builtInViews[list].some(({ search }) => isSameSearch(search, current))
  return (
    <nav
      aria-label={t('Views')}
      className="flex items-center gap-0.5 border-line border-b pb-2 table:flex-wrap max-table:-mx-4 max-table:overflow-x-auto max-table:px-4 max-table:py-0.5"
    >
      <ul className="contents">
        {builtInViews[list].map((view) => (
          <li key={view.search} className="contents">
            {link({ search: view.search }, open === undefined && isSameSearch(view.search, current), nameOf(view))}
          </li>
        ))}
        {views.map((view) => (
          <li key={view.id} className="contents">
            {link({ search: view.search, id: view.id }, view.id === openId, nameOf(view))}
          </li>
        ))}
      </ul>
      {open && (
        <OpenView
          list={list}
          view={open}
          views={views}
          current={current}
          isModified={isModified}
          onOpen={onOpen}
          onSave={setSaving}
        />
      )}
      {open === undefined && !isBuiltIn && (
        <Button tone="quiet" icon="plus" onClick={() => setSaving('new')}>
          {t('Save view')}
        </Button>
      )}
      {saving !== null && (
        <Suspense>
          <SaveViewDialog
            list={list}
            view={saving === 'new' ? null : saving}
            search={saving === 'new' ? current : saving.search}
            onClose={() => setSaving(null)}
            onSaved={(view) => {
              setSaving(null)
              if (saving === 'new') onOpen(view)
            }}
          />
        </Suspense>
      )}
    </nav>
  )
}

/** How the link of a view looks. */
export function viewLinkClasses(isOpen: boolean): string {
  return classNames(
    'inline-flex h-8 shrink-0 items-center gap-1 rounded-control px-1.5 text-table pointer-coarse:h-11',
    isOpen ? 'bg-selected font-semibold text-accent' : 'text-muted hover:bg-hover hover:text-fg',
  )
}

const SaveViewDialog = lazy(() => import('./save-view-dialog.tsx').then((m) => ({ default: m.SaveViewDialog })))
