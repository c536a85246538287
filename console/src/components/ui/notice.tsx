import type { ReactNode } from 'react'
import { t } from '../../lib/text.ts'
import { IconButton } from './icon-button.tsx'

interface NoticeProps {
  readonly children: ReactNode
  readonly onDismiss?: () => void
}

/** A calm line about the page, with nothing to decide. */
export function Notice({ children, onDismiss }: NoticeProps) {
  return (
    <div role="status" className="flex items-center gap-2 rounded-card bg-selected py-1 ps-4 pe-1 text-table">
      <p className="min-w-0 flex-1 py-1">{children}</p>
      {onDismiss && <IconButton icon="close" label={t('Dismiss')} onClick={onDismiss} />}
    </div>
  )
}
