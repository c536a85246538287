// Which key does what (console.md 1.9). Every single key can be given another one, for people whose voice, layout or other
// tools need it (WCAG 2.1.4). Kept by this browser, as the theme is: keys belong to a keyboard.

/** Keys that stand alone. */
const usualKeys = {
  search: '/',
  help: '?',
  go: 'g',
  nextRow: 'j',
  previousRow: 'k',
  select: 'x',
  actions: '.',
  previousUser: '[',
  nextUser: ']',
  copyId: 'c',
} as const
/** Keys that follow the one of `go`. */
const usualPlaceKeys = {
  users: 'u',
  recovery: 'r',
  organizations: 't',
  roles: 'o',
  audit: 'a',
  jobs: 'j',
  settings: 's',
  dashboard: 'd',
} as const

export type Place = keyof typeof usualPlaceKeys
export type Shortcut = keyof typeof usualKeys | Place
type Keys = Readonly<Record<Shortcut, string>>

const usual: Keys = { ...usualKeys, ...usualPlaceKeys }
export const places = Object.keys(usualPlaceKeys) as readonly Place[]
export const shortcuts = Object.keys(usual) as readonly Shortcut[]

const storageKey = 'rollcall.shortcut-keys'
const listeners = new Set<() => void>()
let keys: Keys = stored()

export function shortcutKeys(): Keys {
  return keys
}

export function onShortcutKeys(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function isPlace(shortcut: Shortcut): shortcut is Place {
  return shortcut in usualPlaceKeys
}

export function areUsual(held: Keys): boolean {
  return shortcuts.every((shortcut) => held[shortcut] === usual[shortcut])
}

/** The key that was pressed, with Alt if that was held; null with Ctrl or ⌘, which are the browser's, and for Enter and such. */
export function keyOf(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.key.length !== 1 || event.key === ' ') return null
  return `${event.altKey ? 'Alt+' : ''}${event.key.toLowerCase()}`
}

export type Refused = 'digit' | 'letter-alone' | { readonly takenBy: Shortcut }

/** Why a key will not do for a shortcut, or null where it will. Those that follow `go` may repeat those that stand alone. */
export function refusalOf(shortcut: Shortcut, key: string): Refused | null {
  // They open the tabs of a user.
  if (/^[1-9]$/.test(key) && !isPlace(shortcut)) return 'digit'
  // Shift makes it the key of a range.
  if (shortcut === 'select' && !/^\p{L}$/u.test(key)) return 'letter-alone'
  const takenBy = shortcuts.find(
    (other) => other !== shortcut && isPlace(other) === isPlace(shortcut) && keys[other] === key,
  )
  return takenBy === undefined ? null : { takenBy }
}

export function changeKey(shortcut: Shortcut, key: string): void {
  keep({ ...keys, [shortcut]: key })
}

export function resetKeys(): void {
  keep(usual)
}

function keep(next: Keys): void {
  keys = next
  try {
    localStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Without storage the keys hold until the page is closed.
  }
  for (const listener of listeners) listener()
}

function stored(): Keys {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return usual
    const known = Object.entries(kept).filter(([name, key]) => name in usual && typeof key === 'string')
    return { ...usual, ...Object.fromEntries(known) }
  } catch {
    // Whatever else wrote there, the usual keys work.
    return usual
  }
}
