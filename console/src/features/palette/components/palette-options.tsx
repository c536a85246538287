import { useEffect, useRef } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'
import type { PaletteGroup, PaletteItem } from '../api/palette-item.ts'

interface PaletteOptionsProps {
  readonly groups: readonly PaletteGroup[]
  readonly active: PaletteItem | undefined
  readonly onMark: (item: PaletteItem) => void
  readonly onTake: (item: PaletteItem) => void
}

export function PaletteOptions({ groups, active, onMark, onTake }: PaletteOptionsProps) {
  return (
    <div
      role="listbox"
      id="palette-options"
      aria-label={t('Results')}
      // The focus stays in the box, so this region is scrolled by what is marked.
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto p-2"
    >
      {groups.map(({ label, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups and options, and no fieldset
        <div key={label} role="group" aria-label={label} className="mb-1">
          <p aria-hidden="true" className="px-2 pt-1.5 pb-1 font-semibold text-meta text-muted">
            {label}
          </p>
          {items.map((item) => (
            <Option key={item.id} item={item} isActive={item === active} onMark={onMark} onTake={onTake} />
          ))}
        </div>
      ))}
    </div>
  )
}

export function optionId({ id }: PaletteItem): string {
  return `palette-${id}`
}

interface OptionProps extends Pick<PaletteOptionsProps, 'onMark' | 'onTake'> {
  readonly item: PaletteItem
  readonly isActive: boolean
}

function Option({ item, isActive, onMark, onTake }: OptionProps) {
  const option = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and takes the keys for all options
    <div
      ref={option}
      role="option"
      id={optionId(item)}
      aria-selected={isActive}
      aria-disabled={item.refusal !== undefined || undefined}
      tabIndex={-1}
      onPointerMove={() => !isActive && onMark(item)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(item)}
      className={classNames(
        'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 py-1 text-body pointer-coarse:min-h-11',
        isActive && 'marked',
      )}
    >
      <Icon name={item.icon} className="text-muted" />
      <span className="min-w-0 truncate">{item.label}</span>
      {item.detail && <span className="min-w-0 flex-1 truncate text-muted text-table">{item.detail}</span>}
      {item.refusal && <span className="ms-auto shrink-0 text-meta text-muted">{item.refusal}</span>}
      {item.more !== undefined && isActive && (
        <span aria-hidden="true" className="ms-auto shrink-0 text-meta text-muted max-table:hidden">
          {t('→ more')}
        </span>
      )}
    </div>
  )
}
