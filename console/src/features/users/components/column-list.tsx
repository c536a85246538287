import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { announce } from '../../../lib/announce.ts'
import { useSight } from '../../../lib/sight.ts'
import { t } from '../../../lib/text.ts'
import { MetadataColumnForm } from './metadata-column-form.tsx'
import { columnNamed, userColumns, usualColumns } from './user-columns.tsx'

export interface ColumnListProps {
  readonly shown: readonly string[]
  /** Null: the usual ones. */
  readonly onChange: (columns: readonly string[] | null) => void
}

/** Which columns there are, and in which order; moved by a handle or by buttons: nobody needs to drag (WCAG 2.5.7). */
export function ColumnList({ shown, onChange }: ColumnListProps) {
  const rest = userColumns.map(({ id }) => id).filter((id) => !shown.includes(id))
  const headerOf = (id: string) => columnNamed(id)?.header ?? id
  const sight = useSight()
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  function place(id: string, at: number) {
    announce(t('{column} is now column {place}', { column: headerOf(id), place: at + 1 }))
    onChange(shown.toSpliced(shown.indexOf(id), 1).toSpliced(at, 0, id))
  }
  const move = (id: string, step: 1 | -1) => place(id, shown.indexOf(id) + step)
  return (
    <>
      <ul>
        {[...shown, ...rest].map((id) => (
          <li
            key={id}
            className="flex min-h-8 items-center gap-2 rounded-control px-2 hover:bg-hover data-over:bg-selected"
            data-over={(dragged !== null && id === over) || undefined}
            onDragOver={(event) => {
              if (dragged === null || !shown.includes(id)) return
              event.preventDefault()
              setOver(id)
            }}
            onDrop={() => dragged !== null && place(dragged, shown.indexOf(id))}
          >
            <label className="flex min-w-0 flex-1 items-center gap-2.5 text-table">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={shown.includes(id)}
                aria-disabled={id === 'user'}
                onChange={() => {
                  if (id === 'user') return
                  onChange(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id])
                }}
              />
              {headerOf(id)}
            </label>
            {shown.includes(id) && (
              <>
                <span
                  draggable
                  aria-hidden="true"
                  title={t('Drag to move')}
                  className="inline-flex size-6 cursor-grab items-center justify-center text-muted pointer-coarse:hidden"
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move'
                    setDragged(id)
                    setOver(id)
                  }}
                  onDragEnd={() => setDragged(null)}
                >
                  <Icon name="grip" />
                </span>
                <IconButton
                  icon="arrowUp"
                  label={t('Move {column} up', { column: headerOf(id) })}
                  onClick={() => shown.indexOf(id) > 0 && move(id, -1)}
                  className="size-7!"
                />
                <IconButton
                  icon="arrowDown"
                  label={t('Move {column} down', { column: headerOf(id) })}
                  onClick={() => shown.indexOf(id) < shown.length - 1 && move(id, 1)}
                  className="size-7!"
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {sight === 'full' && <MetadataColumnForm shown={shown} onAdd={(id) => onChange([...shown, id])} />}
      <Button
        tone="quiet"
        className="mt-1"
        disabledReason={shown.join() === usualColumns.join() ? t('These are the usual columns') : null}
        onClick={() => onChange(null)}
      >
        {t('Reset')}
      </Button>
    </>
  )
}
