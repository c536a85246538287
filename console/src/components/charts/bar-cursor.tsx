import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useOpenPlace } from '../ui/console-link.tsx'
import type { OverBarsProps } from './bar.ts'

/** One place to tab to for all bars: the keys move through them, Enter and a press open the one that is shown. */
export function BarCursor({ label, bars, shown, onShow }: OverBarsProps) {
  const openPlace = useOpenPlace()
  const last = useRef(bars.length - 1)
  const place = Math.min(shown ?? last.current, bars.length - 1)
  const current = bars[place]
  if (current === undefined) return null
  const open = (at: number) => {
    const to = bars[at]?.to
    if (to != null) openPlace(to)
  }
  const show = (at: number) => {
    last.current = Math.max(0, Math.min(bars.length - 1, at))
    onShow(last.current)
  }
  const barAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return Math.floor(((clientX - left) / width) * bars.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: bars.length - 1 }[event.key]
    if (event.key === 'Enter') open(place)
    else if (next !== undefined) show(next)
    else return
    event.preventDefault()
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={bars.length - 1}
      aria-valuenow={place}
      aria-valuetext={current.inWords}
      onKeyDown={onKeyDown}
      onFocus={() => show(place)}
      onBlur={() => onShow(null)}
      onPointerMove={(event) => show(barAt(event))}
      onPointerLeave={() => onShow(null)}
      onPointerUp={(event) => open(Math.max(0, Math.min(bars.length - 1, barAt(event))))}
      className={current.to === null ? 'h-full touch-pan-y' : 'h-full cursor-pointer touch-pan-y'}
    />
  )
}
