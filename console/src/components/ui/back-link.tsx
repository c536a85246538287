import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { Icon } from './icon.tsx'

/** From one thing back to the list of all. */
export const BackLink = createLink(BackAnchor)

function BackAnchor({ children, ...rest }: ComponentProps<'a'>) {
  return (
    <a
      {...rest}
      className="inline-flex h-7 items-center gap-1.5 justify-self-start rounded-control text-muted text-table hover:text-fg"
    >
      <Icon name="arrowLeft" />
      {children}
    </a>
  )
}
