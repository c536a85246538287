import { useLocation } from '@tanstack/react-router'
import { SkeletonLine } from '../components/ui/skeleton.tsx'
import { t } from '../lib/text.ts'
import { pages } from './pages.ts'

/** What stands in the place of a screen whose script is still to come: its title, where it has one, and some lines. */
export function ScreenOnItsWay() {
  const { pathname } = useLocation()
  const page = pages.find(({ path }) => path === pathname)
  return (
    <div aria-busy="true" className="grid gap-4">
      <span className="sr-only">{t('The page is on its way')}</span>
      <div className="flex min-h-9 items-center">
        {page ? <p className="font-semibold text-title">{page.label}</p> : <SkeletonLine className="max-w-60" />}
      </div>
      {lines.map((line) => (
        <SkeletonLine key={line} seed={line} />
      ))}
    </div>
  )
}

const lines = [0, 1, 2, 3, 4, 5] as const
