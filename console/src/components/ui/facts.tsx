import type { ReactNode } from 'react'
import { t } from '../../lib/text.ts'

/** Names and values side by side; what is not known says so. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="grid">{children}</dl>
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const isMissing = children === null || children === undefined || children === ''
  return (
    <div className="grid grid-cols-[minmax(8rem,1fr)_2fr] gap-3 border-line border-b px-4 py-2.5 text-table last:border-b-0">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">
        {isMissing ? <span className="text-muted">{t('Not set')}</span> : children}
      </dd>
    </div>
  )
}
