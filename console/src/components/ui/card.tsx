import { type ReactNode, useId } from 'react'

interface CardProps {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A titled region. Cards never hold cards (console.md 5.1). */
export function Card({ title, action, children }: CardProps) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="overflow-hidden rounded-card border border-line bg-raised">
      <header className="flex min-h-12 flex-wrap items-center justify-between gap-2 border-line border-b px-4 py-2">
        <h2 id={titleId} className="min-w-0 font-semibold text-body [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
          {title}
        </h2>
        {action && <div className="has-[[data-tone=quiet]]:-me-3">{action}</div>}
      </header>
      {children}
    </section>
  )
}
