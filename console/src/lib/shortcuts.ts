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
