import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { Icon } from '../../components/ui/icon.tsx'
import { isLayerOpen } from '../../lib/layer-open.ts'
import { useShortcut } from '../../lib/shortcuts.ts'
import { t } from '../../lib/text.ts'

const load = () => import('./palette.tsx').then((m) => ({ default: m.Palette }))
const Palette = lazy(load)

/** The button and the keys of the palette. What opens is loaded before it is wanted, and never with the first screen. */
export function PaletteHost() {
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const open = () => {
    setIsOpen(true)
    setWasOpened(true)
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // Whoever holds the first key down means the second.
    if (event.key === 'Control' || event.key === 'Meta') void load()
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    // A dialog may hold what was not saved.
    if (!isLayerOpen()) open()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
  // A list has a search box of its own for this key.
  useShortcut('search', () => {
    const listSearch = document.querySelector<HTMLElement>('main input[type="search"]')
    if (listSearch === null) open()
    else listSearch.focus()
  })
  return (
    <>
      <button
        type="button"
        onClick={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-9 min-w-9 items-center gap-2 rounded-control border border-control bg-canvas px-2.5 text-muted text-table hover:bg-hover table:w-72 pointer-coarse:h-11"
      >
        <Icon name="search" />
        <span className="max-table:sr-only table:min-w-0 table:truncate">{t('Search or run a command')}</span>
        <span
          aria-hidden="true"
          className="ms-auto whitespace-nowrap rounded border border-line bg-subtle px-1 font-mono text-meta max-table:hidden"
        >
          {isApple ? '⌘K' : 'Ctrl K'}
        </span>
      </button>
      <Suspense>{wasOpened && <Palette isOpen={isOpen} onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  )
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
