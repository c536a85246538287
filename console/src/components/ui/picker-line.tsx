import { type ReactNode, Suspense, useRef } from 'react'
import { t } from '../../lib/text.ts'
import { Button } from './button.tsx'

interface PickerLineProps {
  readonly label: string
  readonly value: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** Null where nothing is picked, or where it is unpicked otherwise. */
  readonly onClear: (() => void) | null
  readonly children: ReactNode
}

/** What is picked, on one line, with the search that picks it behind a button. It may load its search when opened. */
export function PickerLine({ label, value, isOpen, onToggle, onClear, children }: PickerLineProps) {
  const choose = useRef<HTMLButtonElement>(null)
  const clear = () => {
    // The button that was pressed goes with what it clears.
    choose.current?.focus()
    onClear?.()
  }
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-table">
        <span className="font-semibold">{label}</span>
        <span className="min-w-0 flex-1 text-muted [overflow-wrap:anywhere]">{value}</span>
        {onClear && <Button onClick={clear}>{t('Clear {what}', { what: label })}</Button>}
        <Button
          ref={choose}
          aria-expanded={isOpen}
          aria-label={isOpen ? t('Done: {what}', { what: label }) : t('Choose: {what}', { what: label })}
          onClick={onToggle}
        >
          {isOpen ? t('Done') : t('Choose')}
        </Button>
      </div>
      {isOpen && (
        <div className="mt-2">
          <Suspense>{children}</Suspense>
        </div>
      )}
    </div>
  )
}
