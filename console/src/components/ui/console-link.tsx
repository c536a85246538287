import { useRouter } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { writeUrlSearch } from '../../lib/url-search.ts'

/** An address of the console that is put together from what is shown, such as a bar of a chart. */
export interface Place {
  readonly path: string
  readonly search?: Readonly<Record<string, string | undefined>>
}

interface ConsoleLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: Place
}

export function ConsoleLink({ to, onClick, children, ...rest }: ConsoleLinkProps) {
  const open = useOpenPlace()
  return (
    <a
      {...rest}
      href={useHref(to)}
      onClick={(event) => {
        onClick?.(event)
        const wantsOther = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
        if (event.defaultPrevented || wantsOther) return
        event.preventDefault()
        open(to)
      }}
    >
      {children}
    </a>
  )
}

export function useOpenPlace(): (place: Place) => void {
  const router = useRouter()
  return (place) => router.history.push(hrefOf(router.basepath, place))
}

function useHref(place: Place): string {
  return hrefOf(useRouter().basepath, place)
}

/** Below the basepath, which is a lone slash where the console has an address of its own. */
function hrefOf(basepath: string, { path, search = {} }: Place): string {
  const base = basepath === '/' ? '' : basepath
  return `${path === '/' && base !== '' ? base : `${base}${path}`}${writeUrlSearch(search)}`
}
