import { MenuItem } from '../../../components/ui/menu.tsx'
import { t } from '../../../lib/text.ts'
import { usePreferences } from '../../users/components/use-preferences.ts'
import { movePin, togglePin } from '../api/pinned-views.ts'
import type { View } from '../api/view.ts'

interface PinItemsProps {
  readonly view: View
  /** All of the list. */
  readonly views: readonly View[]
}

/** Where the view stands in the strip: each operator's own choice, of shared views too. */
export function PinItems({ view, views }: PinItemsProps) {
  const { kept, change } = usePreferences()
  const pinned = kept?.pinnedViews ?? []
  const before = movePin(pinned, views, view.id, 'before')
  const after = movePin(pinned, views, view.id, 'after')
  return (
    <>
      <MenuItem icon="star" onSelect={() => change({ pinnedViews: togglePin(pinned, view.id) })}>
        {pinned.includes(view.id) ? t('Unpin view') : t('Pin view')}
      </MenuItem>
      {before !== null && (
        <MenuItem icon="arrowUp" onSelect={() => change({ pinnedViews: before })}>
          {t('Move forward')}
        </MenuItem>
      )}
      {after !== null && (
        <MenuItem icon="arrowDown" onSelect={() => change({ pinnedViews: after })}>
          {t('Move back')}
        </MenuItem>
      )}
    </>
  )
}
