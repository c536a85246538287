import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { useOpenInView } from './use-open-in-view.ts'

interface TabStripProps {
  /** What the tabs are of: "User". */
  readonly label: string
  /** A `TabLink` for each. */
  readonly children: ReactNode
}

/** Tabs are links with an address each, so that every one can be opened, shared and returned to. */
export function TabStrip({ label, children }: TabStripProps) {
  const strip = useOpenInView<HTMLElement>()
  return (
    <nav ref={strip} aria-label={label} className="-mx-4 overflow-x-auto border-line border-b px-4 desk:mx-0 desk:px-0">
      <ul className="flex w-max gap-1">{children}</ul>
    </nav>
  )
}

/** The open one says `aria-current`. */
export const TabLink = createLink(TabAnchor)

function TabAnchor({ className, ...rest }: ComponentProps<'a'>) {
  return (
    <li>
      <a {...rest} className={classNames(tabClasses, className)} />
    </li>
  )
}

const tabClasses =
  'inline-flex h-10 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-muted text-table -outline-offset-2 hover:text-fg forced-colors:not-aria-[current=page]:border-b-0 aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-fg'
