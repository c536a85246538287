import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** The browser's own disclosure: closed content stays findable and needs no script. */
export function Disclosure({ summary, children }: { readonly summary: ReactNode; readonly children: ReactNode }) {
  return (
    <details className="group/details">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-control text-meta text-muted hover:text-fg">
        <Icon name="chevronRight" className="size-3.5 group-open/details:rotate-90" />
        {summary}
      </summary>
      <div className="mt-1.5">{children}</div>
    </details>
  )
}
