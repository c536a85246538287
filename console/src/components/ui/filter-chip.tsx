import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { t } from '../../lib/text.ts'
import { Icon } from './icon.tsx'

interface FilterChipProps {
  readonly label: string
  /** What is chosen, in words; empty when the filter is not set. */
  readonly chosen: readonly string[]
  readonly onClear: () => void
  /** Open from the beginning: it was just added. */
  readonly startsOpen?: boolean
  readonly children: ReactNode
}

/** "Status: Suspended ✕": opens its choices below itself, and on a narrow screen as a sheet at the bottom edge. */
export function FilterChip({ label, chosen, onClear, startsOpen = false, children }: FilterChipProps) {
  const isSet = chosen.length > 0
  return (
    <span
      className={classNames(
        'inline-flex h-8 max-w-full items-stretch rounded-full border text-table pointer-coarse:h-11',
        isSet ? 'border-accent bg-selected text-accent' : 'border-line bg-raised hover:border-control hover:bg-hover',
      )}
    >
      <Popover.Root defaultOpen={startsOpen}>
        <Popover.Trigger
          className={classNames(
            'inline-flex min-w-0 items-center gap-1.5 rounded-full ps-3',
            isSet ? 'pe-1' : 'pe-2.5',
          )}
        >
          <span className="truncate">
            {isSet ? `${label}: ` : label}
            {isSet && <strong className="font-semibold">{chosen.join(', ')}</strong>}
          </span>
          {!isSet && <Icon name="chevronDown" className="text-muted" />}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0 table:hidden" />
          <Popover.Positioner align="start" sideOffset={6} className={sheetClasses}>
            <Popover.Popup className="layer-shadow max-h-[70dvh] overflow-y-auto rounded-card border border-line bg-raised p-2 outline-none table:w-72 max-table:rounded-b-none max-table:p-4">
              <Popover.Title className="px-2 pt-1 pb-2 font-semibold text-meta text-muted">{label}</Popover.Title>
              {children}
              <Popover.Close className="mt-2 hidden h-10 w-full rounded-control bg-accent font-semibold text-accent-fg text-table max-table:block">
                {t('Show users')}
              </Popover.Close>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {isSet && (
        <button
          type="button"
          aria-label={t('Clear {label}', { label })}
          onClick={onClear}
          className="inline-flex w-7 items-center justify-center rounded-full pe-1 hover:text-fg"
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  )
}

/** The positioner's own coordinates give way to the bottom edge where there is no room to float. */
const sheetClasses =
  'z-50 max-table:!fixed max-table:!inset-x-0 max-table:!top-auto max-table:!bottom-0 max-table:!w-full max-table:!max-w-none max-table:!transform-none'
