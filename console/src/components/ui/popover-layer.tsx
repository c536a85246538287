import { Popover as BasePopover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import type { Trigger } from './on-demand.tsx'

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

export function PopoverLayer(props: PopoverProps) {
  const { trigger, title, isTitleHidden, align = 'end', className, sheetClose, startsOpen = false, control } = props
  const isSheet = sheetClose !== undefined
  return (
    <BasePopover.Root
      defaultOpen={startsOpen}
      {...(control && { open: control.isOpen, onOpenChange: control.onChange })}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        {isSheet && (
          <BasePopover.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0 table:hidden" />
        )}
        <BasePopover.Positioner align={align} sideOffset={6} className={classNames('z-50', isSheet && sheetClasses)}>
          <BasePopover.Popup
            className={classNames(
              'layer-shadow overflow-y-auto rounded-card border border-line bg-raised p-2 outline-none',
              isSheet && 'max-table:rounded-b-none max-table:p-4',
              className,
            )}
          >
            <BasePopover.Title
              className={isTitleHidden ? 'sr-only' : 'px-2 pt-1 pb-2 font-semibold text-meta text-muted'}
            >
              {title}
            </BasePopover.Title>
            {props.children}
            {isSheet && (
              <BasePopover.Close className="mt-2 hidden h-10 w-full rounded-control bg-accent font-semibold text-accent-fg text-table max-table:block">
                {sheetClose}
              </BasePopover.Close>
            )}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}

/** The positioner's own coordinates give way to the bottom edge where there is no room to float. */
const sheetClasses =
  'max-table:!fixed max-table:!inset-x-0 max-table:!top-auto max-table:!bottom-0 max-table:!w-full max-table:!max-w-none max-table:!transform-none'
