// A table that needs more room than there is scrolls sideways in a region of its own, which the keyboard reaches, with
// the box and the name of each row in place (console.md 2.1). Where it fits, nothing of this is there: the region would
// keep the header from staying below the top bar, so here the header is moved along instead.
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../lib/text.ts'

interface SideScrollProps {
  /** What the table shows. */
  readonly caption: string
  /** Which columns it has, as one text. */
  readonly columns: string
  readonly children: ReactNode
}

/** Below its top edge the header of a table stays in sight. */
const topBarPx = 48
/** Where it scrolls anyway, names have this much more. */
const moreForNamePx = 60

export function SideScroll({ caption, columns, children }: SideScrollProps) {
  const region = useRef<HTMLElement>(null)
  const [neededPx, setNeededPx] = useState<number | null>(null)
  const isWide = neededPx !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns need other room.
  useLayoutEffect(() => {
    const box = region.current
    if (box === null) return
    const measure = () => {
      const px = leastWidthPx(box)
      setNeededPx(px > box.clientWidth ? px : null)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [columns])

  useEffect(() => {
    const box = region.current
    if (box === null || !isWide) return
    const follow = () => {
      const { top, bottom } = box.getBoundingClientRect()
      const headPx = box.querySelector('thead')?.offsetHeight ?? 0
      const shift = Math.max(0, Math.min(topBarPx - top, bottom - top - 2 * headPx))
      box.style.setProperty('--head-shift', `${shift}px`)
    }
    follow()
    window.addEventListener('scroll', follow, { passive: true })
    window.addEventListener('resize', follow)
    return () => {
      window.removeEventListener('scroll', follow)
      window.removeEventListener('resize', follow)
    }
  }, [isWide])

  return (
    <section
      ref={region}
      data-wide={isWide || undefined}
      aria-label={isWide ? t('{table}: scrolls sideways', { table: caption }) : undefined}
      tabIndex={isWide ? 0 : undefined}
      style={{ '--needed': `${(neededPx ?? 0) + moreForNamePx}px` } as CSSProperties}
      className="group/table -mx-3 data-wide:overflow-x-auto data-wide:scroll-ps-72 data-wide:scroll-pe-16"
    >
      {children}
    </section>
  )
}

/** Of the columns that are shown at this width of the page. */
function leastWidthPx(box: HTMLElement): number {
  const headers = [...box.querySelectorAll<HTMLElement>('thead th')]
  return headers
    .filter((header) => getComputedStyle(header).display !== 'none')
    .reduce((sum, { dataset }) => sum + Number(dataset.leastPx), 0)
}
