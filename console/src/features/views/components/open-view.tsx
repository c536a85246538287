import { useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuItem } from '../../../components/ui/menu.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { changeView, deleteView, saveView, type View, type ViewList, type ViewPlace, viewsQuery } from '../api/view.ts'
import { PinItems } from './pin-items.tsx'

interface OpenViewProps {
  readonly list: ViewList
  readonly view: View
  readonly views: readonly View[]
  readonly current: string
  readonly isModified: boolean
  readonly onOpen: (place: ViewPlace) => void
  readonly onSave: (what: 'new' | View) => void
}

/** "Modified · Save · Save as… · Revert", and what its owner can do with the view itself. */
export function OpenView({ list, view, views, current, isModified, onOpen, onSave }: OpenViewProps) {
  const queryClient = useQueryClient()
  const offline = useOfflineReason()
  const refresh = () => queryClient.invalidateQueries({ queryKey: viewsQuery(list).queryKey })
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
        await saveView(list, { name, description, search, isShared })
        await refresh()
      })
    } catch (error) {
      toastProblem(t("Couldn't delete {name}.", { name: view.name }), error)
    }
  }
  return (
    <span className="ms-auto flex items-center gap-1 text-table table:flex-wrap max-table:shrink-0">
      {view.description !== null && (
        <span className="max-w-[48ch] truncate text-meta text-muted max-table:max-w-[24ch]" title={view.description}>
          {view.description}
        </span>
      )}
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
      {!view.isOwn && <span className="text-meta text-muted">{t('Shared by {name}', { name: view.owner.name })}</span>}
      <Menu
        trigger={
          <Button tone="quiet" opensMenu>
            {view.isOwn ? t('Edit view') : t('Arrange view')}
          </Button>
        }
      >
        <PinItems view={view} views={views} />
        {view.isOwn && (
          <>
            <MenuItem icon="pencil" onSelect={() => onSave(view)}>
              {t('Rename or share…')}
            </MenuItem>
            <MenuItem icon="trash" isDangerous onSelect={() => void remove()}>
              {t('Delete view')}
            </MenuItem>
          </>
        )}
      </Menu>
    </span>
  )
}
