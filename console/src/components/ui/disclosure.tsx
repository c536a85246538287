import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface DisclosureProps {
  readonly summary: ReactNode
  readonly children: ReactNode
  /** For what is asked of the server when it is first looked at. */
  readonly onOpen?: () => void
}

/** The browser's own disclosure: closed content stays findable and needs no script. */
export function Disclosure({ summary, children, onOpen }: DisclosureProps) {
  return (
    <details className="group/details" onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-control text-meta text-muted hover:text-fg">
        <Icon name="chevronRight" className="size-3.5 group-open/details:rotate-90" />
        {summary}
      </summary>
      <div className="mt-1.5">{children}</div>
    </details>
  )
}
