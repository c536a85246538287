import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

/** For a strip of links that scrolls sideways on a phone: the open one is in its middle, and the page stays where it is. */
export function useOpenInView<Strip extends HTMLElement>(): RefObject<Strip | null> {
  const strip = useRef<Strip>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    const list = pathname && strip.current?.firstElementChild
    if (!list || !strip.current) return
    const frame = strip.current
    // Links become wider when their typeface or a count arrives, and a phone is turned.
    const observer = new ResizeObserver(() => bringIntoView(frame))
    observer.observe(list)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [pathname])
  return strip
}

function bringIntoView(frame: HTMLElement): void {
  const link = frame.querySelector('[aria-current=page]')
  if (link === null) return
  const [seen, open] = [frame.getBoundingClientRect(), link.getBoundingClientRect()]
  frame.scrollLeft += open.left + open.width / 2 - seen.left - seen.width / 2
}
