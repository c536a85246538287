import { type ReactNode, useEffect, useRef } from 'react'
import { isLayerOpen } from '../../lib/layer-open.ts'

interface PageTitleProps {
  readonly children: ReactNode
  /** The parts of the document title, the most specific first. */
  readonly trail: readonly string[]
  readonly className?: string
}

let isFirstPage = true

/** The one h1 of a page. It takes the focus when a page is opened from another, and names the browser tab. */
export function PageTitle({ children, trail, className = 'font-semibold text-title' }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const title = [...trail, 'Rollcall'].join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    // The browser's own focus is right on the page that was loaded first.
    if (!isFirstPage && !isLayerOpen()) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  )
}
