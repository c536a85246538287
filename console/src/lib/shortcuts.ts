// Single-key shortcuts (console.md 1.9). They are off while typing, inside dialogs and menus, and for people who
// switched them off (WCAG 2.1.4), and they are never the only way.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

const storageKey = 'rollcall.shortcuts'
const listeners = new Set<() => void>()

/** Calls `run` when `key` is pressed alone. */
export function useShortcut(key: string, run: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (!shortcutsAreOn() || isElsewhere(event.target)) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

const sequenceMs = 1_500

/** Calls back for the key that follows `first`, which then means nothing else. */
export function useSequence(first: string, run: (key: string) => boolean): void {
  const onKey = useEffectEvent(run)
  useEffect(() => {
    let begunAt = Number.NEGATIVE_INFINITY
    const listener = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !shortcutsAreOn() || isElsewhere(event.target)) return
      const isSecond = event.timeStamp - begunAt < sequenceMs
      begunAt = !isSecond && event.key === first ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (!isSecond || !onKey(event.key)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    // Before the keys that stand alone: after `g`, `j` is no next row.
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [first])
}

export function useShortcutsAreOn(): boolean {
  return useSyncExternalStore(subscribe, shortcutsAreOn)
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
  return target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"], [role="menu"]') !== null
}
