// Single-key shortcuts (console.md 1.9). They are off while typing, inside dialogs and menus, and for people who
// switched them off (WCAG 2.1.4), and they are never the only way. Which key it is says shortcut-keys.ts.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { dialogs } from './layer-open.ts'
import { keyOf, onShortcutKeys, type Place, places, type Shortcut, shortcutKeys } from './shortcut-keys.ts'

const storageKey = 'rollcall.shortcuts'
const listeners = new Set<() => void>()

/** Calls `run` when the key of the shortcut is pressed. */
export function useShortcut(shortcut: Exclude<Shortcut, Place | 'go'>, run: (event: KeyboardEvent) => void): void {
  useKey((event) => shortcutsAreOn() && keyOf(event) === shortcutKeys()[shortcut], run)
}

/** The keys that stay what they are: the digits, which count. */
export function useDigit(digit: number, run: () => void): void {
  useKey((event) => shortcutsAreOn() && keyOf(event) === String(digit), run)
}

/** Escape is no letter that voice input could press, and works for everybody. */
export function useEscape(run: () => void): void {
  useKey((event) => event.key === 'Escape', run)
}

function useKey(isMeant: (event: KeyboardEvent) => boolean, run: (event: KeyboardEvent) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere(event.target) || !isMeant(event)) return
    event.preventDefault()
    run(event)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

const sequenceMs = 1_500

/** Calls back for the place whose key follows the one that goes; that key then means nothing else. */
export function useGoing(run: (place: Place) => boolean): void {
  const onPlace = useEffectEvent(run)
  useEffect(() => {
    let begunAt = Number.NEGATIVE_INFINITY
    const listener = (event: KeyboardEvent) => {
      const key = keyOf(event)
      if (key === null || !shortcutsAreOn() || isElsewhere(event.target)) return
      const keys = shortcutKeys()
      const isSecond = event.timeStamp - begunAt < sequenceMs
      begunAt = !isSecond && key === keys.go ? event.timeStamp : Number.NEGATIVE_INFINITY
      const place = isSecond ? places.find((each) => keys[each] === key) : undefined
      if (place === undefined || !onPlace(place)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    // Before the keys that stand alone: after `g`, `j` is no next row.
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [])
}

export function useShortcutsAreOn(): boolean {
  return useSyncExternalStore(subscribe, shortcutsAreOn)
}

export function useShortcutKeys(): Readonly<Record<Shortcut, string>> {
  return useSyncExternalStore(onShortcutKeys, shortcutKeys)
}

/** For `aria-keyshortcuts`: the key of the search, while single keys work. */
export function useSearchKey(): string | undefined {
  const { search } = useShortcutKeys()
  return useShortcutsAreOn() ? search : undefined
}

export function switchShortcuts(isOn: boolean): void {
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  } catch {
    // Without storage the shortcuts stay as they are; nothing depends on them.
  }
  for (const listener of listeners) listener()
}

function shortcutsAreOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(`input:not([type="checkbox"]), textarea, select, ${dialogs}, [role="menu"]`) !== null
}
