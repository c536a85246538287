import type { ReactNode } from 'react'
import { OnDemand, type Trigger } from './on-demand.tsx'

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: Trigger
  readonly title: string
  readonly isTitleHidden?: boolean | undefined
  readonly align?: 'start' | 'end' | undefined
  /** The size of the popup. */
  readonly className: string
  /** On a narrow screen it is a sheet at the bottom edge, which a button with these words closes. */
  readonly sheetClose?: string | undefined
  /** Open from the beginning. */
  readonly startsOpen?: boolean | undefined
  /** Where whoever uses it closes it, too. */
  readonly control?: PopoverControl | undefined
  readonly children: ReactNode
}

interface PopoverControl {
  readonly isOpen: boolean
  readonly onChange: (isOpen: boolean) => void
}

/** A button and what floats below it, which is loaded with the first press. */
export function Popover(props: PopoverProps) {
  return (
    <OnDemand trigger={props.trigger} opens="dialog" load={load} startsOpen={props.startsOpen}>
      {({ PopoverLayer }, button) => <PopoverLayer {...props} trigger={button} />}
    </OnDemand>
  )
}

const load = () => import('./popover-layer.tsx')
