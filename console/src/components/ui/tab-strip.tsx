import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'

interface TabStripProps {
  /** What the tabs are of: "User". */
  readonly label: string
  /** A list item with a link for each; the open one says `aria-current`. */
  readonly children: ReactNode
}

/** Tabs are links with an address each, so that every one can be opened, shared and returned to. */
export function TabStrip({ label, children }: TabStripProps) {
  const strip = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // A phone shows half of the tabs: the open one is brought into the middle, and the page itself stays where it is.
  useEffect(() => {
    const list = pathname && strip.current?.firstElementChild
    if (!list || !strip.current) return
    const frame = strip.current
    // Tabs become wider when their typeface or a count arrives, and a phone is turned.
    const observer = new ResizeObserver(() => bringIntoView(frame))
    observer.observe(list)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [pathname])
  return (
    <nav ref={strip} aria-label={label} className="-mx-4 overflow-x-auto border-line border-b px-4 desk:mx-0 desk:px-0">
      <ul className="flex w-max gap-1">{children}</ul>
    </nav>
  )
}

function bringIntoView(frame: HTMLElement): void {
  const tab = frame.querySelector('[aria-current=page]')
  if (tab === null) return
  const [seen, open] = [frame.getBoundingClientRect(), tab.getBoundingClientRect()]
  frame.scrollLeft += open.left + open.width / 2 - seen.left - seen.width / 2
}

export const tabClasses =
  'inline-flex h-10 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-muted text-table -outline-offset-2 hover:text-fg aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-fg'
