// Saved views of the users list: a strip of links above it. What a view shows is the list's business; here it is a query.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuItem } from '../../../components/ui/menu.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { builtInViews } from '../api/built-in-views.ts'
import { isSameSearch } from '../api/same-search.ts'
import { changeView, deleteView, saveView, type View, viewsQuery } from '../api/view.ts'
import { type CountOf, ViewCount } from './view-count.tsx'

export interface ViewPlace {
  readonly search: string
  /** Left out for those that everybody has. */
  readonly id?: string
}

interface ViewStripProps {
  /** The query of the list as it stands, without its page. */
  readonly current: string
  /** The saved view that was opened, if any. */
  readonly openId: string | undefined
  readonly onOpen: (place: ViewPlace) => void
  readonly link: (place: ViewPlace, isOpen: boolean, children: ReactNode) => ReactNode
  readonly countOf: CountOf
}

export function ViewStrip({ current, openId, onOpen, link, countOf }: ViewStripProps) {
  const { data: views = [] } = useQuery(viewsQuery)
  const [saving, setSaving] = useState<'new' | View | null>(null)
  const open = views.find(({ id }) => id === openId)
  const isModified = open !== undefined && !isSameSearch(open.search, current)
  const isBuiltIn = open === undefined && builtInViews.some(({ search }) => isSameSearch(search, current))
  return (
    <nav
      aria-label={t('Views')}
      className="flex items-center gap-0.5 border-line border-b pb-2 table:flex-wrap max-table:-mx-4 max-table:overflow-x-auto max-table:px-4 max-table:py-0.5"
    >
      <ul className="contents">
        {builtInViews.map((view) => (
          <li key={view.search} className="contents">
            {link(
              { search: view.search },
              open === undefined && isSameSearch(view.search, current),
              <ViewName name={view.name} search={view.search} countOf={countOf} />,
            )}
          </li>
        ))}
        {views.map((view) => (
          <li key={view.id} className="contents">
            {link(
              { search: view.search, id: view.id },
              view.id === openId,
              <ViewName name={view.name} search={view.search} countOf={countOf} />,
            )}
          </li>
        ))}
      </ul>
      {open && <OpenView view={open} current={current} isModified={isModified} onOpen={onOpen} onSave={setSaving} />}
      {open === undefined && !isBuiltIn && (
        <Button tone="quiet" icon="plus" onClick={() => setSaving('new')}>
          {t('Save view')}
        </Button>
      )}
      {saving !== null && (
        <Suspense>
          <SaveViewDialog
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

function ViewName({
  name,
  search,
  countOf,
}: {
  readonly name: string
  readonly search: string
  readonly countOf: CountOf
}) {
  return (
    <>
      {name}
      {search !== '' && <ViewCount search={search} countOf={countOf} />}
    </>
  )
}

interface OpenViewProps {
  readonly view: View
  readonly current: string
  readonly isModified: boolean
  readonly onOpen: ViewStripProps['onOpen']
  readonly onSave: (what: 'new' | View) => void
}

/** "Modified · Save · Save as… · Revert", and what its owner can do with the view itself. */
function OpenView({ view, current, isModified, onOpen, onSave }: OpenViewProps) {
  const queryClient = useQueryClient()
  const offline = useOfflineReason()
  const refresh = () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey })
  async function save() {
    try {
      await changeView(view.id, { search: current })
      await refresh()
      toastDone(t('{name} was saved.', { name: view.name }))
    } catch (error) {
      toastProblem(t("Couldn't save {name}.", { name: view.name }), error)
    }
  }
  async function remove() {
    try {
      await deleteView(view.id)
      onOpen({ search: current })
      await refresh()
      const { name, description, search, isShared } = view
      toastDone(t('{name} was deleted.', { name }), async () => {
        await saveView({ name, description, search, isShared })
        await refresh()
      })
    } catch (error) {
      toastProblem(t("Couldn't delete {name}.", { name: view.name }), error)
    }
  }
  return (
    <span className="ms-auto flex flex-wrap items-center gap-1 text-table">
      {isModified && (
        <>
          <span role="status" className="text-muted">
            {t('Modified')}
          </span>
          {view.isOwn && (
            <Button tone="quiet" disabledReason={offline} onClick={() => void save()}>
              {t('Save')}
            </Button>
          )}
          <Button tone="quiet" onClick={() => onSave('new')}>
            {t('Save as…')}
          </Button>
          <Button tone="quiet" onClick={() => onOpen(view)}>
            {t('Revert')}
          </Button>
        </>
      )}
      {view.isOwn ? (
        <Menu
          trigger={
            <Button tone="quiet" opensMenu>
              {t('Edit view')}
            </Button>
          }
        >
          <MenuItem icon="pencil" onSelect={() => onSave(view)}>
            {t('Rename or share…')}
          </MenuItem>
          <MenuItem icon="trash" isDangerous onSelect={() => void remove()}>
            {t('Delete view')}
          </MenuItem>
        </Menu>
      ) : (
        <span className="text-meta text-muted">{t('Shared by {name}', { name: view.owner.name })}</span>
      )}
    </span>
  )
}

const SaveViewDialog = lazy(() => import('./save-view-dialog.tsx').then((m) => ({ default: m.SaveViewDialog })))
