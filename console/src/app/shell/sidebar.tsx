import { useState } from 'react'
import { Icon } from '../../components/ui/icon.tsx'
import { t } from '../../lib/text.ts'
import { Navigation } from './navigation.tsx'

const storageKey = 'rollcall.sidebar'

/** The navigation beside the page, whole or as icons alone. */
export function Sidebar({ applicationName }: { readonly applicationName: string }) {
  const [isCollapsed, setIsCollapsed] = useState(wasCollapsed)
  const toggle = () => {
    setIsCollapsed(!isCollapsed)
    rememberCollapsed(!isCollapsed)
  }
  return (
    <div
      data-collapsed={isCollapsed || undefined}
      className="group/side sticky top-12 flex h-[calc(100dvh-3rem)] w-[220px] shrink-0 flex-col overflow-y-auto border-line border-e bg-subtle p-3 data-collapsed:w-14 data-collapsed:px-1.5"
    >
      <Navigation />
      <div className="mt-auto pt-3">
        <p className="truncate px-3 pb-1 text-meta text-muted group-data-collapsed/side:hidden" title={applicationName}>
          {applicationName}
        </p>
        <button
          type="button"
          aria-expanded={!isCollapsed}
          title={isCollapsed ? t('Expand navigation') : t('Collapse navigation')}
          onClick={toggle}
          className="flex h-9 w-full items-center gap-2.5 rounded-control px-3 text-start text-muted text-table hover:bg-hover hover:text-fg"
        >
          <Icon name={isCollapsed ? 'chevronRight' : 'arrowLeft'} />
          <span className="leading-4 group-data-collapsed/side:sr-only">
            {isCollapsed ? t('Expand navigation') : t('Collapse navigation')}
          </span>
        </button>
      </div>
    </div>
  )
}

function wasCollapsed(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'collapsed'
  } catch {
    return false
  }
}

function rememberCollapsed(isCollapsed: boolean): void {
  try {
    localStorage.setItem(storageKey, isCollapsed ? 'collapsed' : 'open')
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}
