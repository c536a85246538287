// The single keys that belong to whole pages (console.md 1.9). They press what is on the page, so that a key never does
// what no control does.
import { useParams, useRouter } from '@tanstack/react-router'
import type { Place } from '../../lib/shortcut-keys.ts'
import { useDigit, useGoing, useShortcut } from '../../lib/shortcuts.ts'
import { hasScreen } from '../palette/open-path.ts'
import { useNeighbour } from './use-neighbour.ts'

export function PageShortcuts() {
  const router = useRouter()
  const { userId } = useParams({ strict: false })
  const goToNeighbour = useNeighbour()
  useGoing((place) => {
    const path = paths[place]
    if (!hasScreen(router, path)) return false
    router.history.push(`${router.basepath}${path === '/' ? '' : path}`)
    return true
  })
  useShortcut('select', ({ shiftKey }) => pressBox(shiftKey))
  useShortcut('actions', () => {
    const inRow = focusedRow()?.querySelector<HTMLElement>('[aria-haspopup="menu"]')
    const ofPage = document.querySelector<HTMLElement>('main header [aria-haspopup="menu"]')
    ;(inRow ?? ofPage)?.click()
  })
  useShortcut('previousUser', () => void goToNeighbour(-1))
  useShortcut('nextUser', () => void goToNeighbour(1))
  if (userId === undefined) return null
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => <TabShortcut key={number} number={number} />)
}

function TabShortcut({ number }: { readonly number: number }) {
  useDigit(number, () => {
    const tabs = document.querySelectorAll<HTMLAnchorElement>('main nav a')
    tabs[number - 1]?.click()
  })
  return null
}

function pressBox(isShiftHeld: boolean): void {
  const box = focusedRow()?.querySelector('input[type="checkbox"]')
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: isShiftHeld }))
}

function focusedRow(): Element | null {
  return document.activeElement?.closest('main :is(tr, li)') ?? null
}

const paths: Readonly<Record<Place, string>> = {
  users: '/users',
  recovery: '/recovery',
  organizations: '/organizations',
  roles: '/roles',
  audit: '/audit',
  jobs: '/jobs',
  settings: '/settings',
  dashboard: '/',
}
