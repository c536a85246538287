import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { type ReactNode, type RefObject, useRef } from 'react'
import { classNames } from '../../lib/class-names.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly isWide?: boolean
  /** It holds up what weighs much, and is told so to whoever listens. */
  readonly isAlert?: boolean
  /** While a change is on its way the dialog stays. */
  readonly isHeld?: boolean
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** Where the focus goes afterwards, if not to what opened the dialog. */
  readonly finalFocus?: () => HTMLElement | null
}

/** A modal dialog; on a narrow screen it rises from the bottom edge, within reach of a thumb. */
export function Dialog({ title, onClose, children, isWide, isAlert, isHeld, initialFocus, finalFocus }: DialogProps) {
  // What had the focus when the dialog was asked for. It may be gone with what the dialog removed.
  const opener = useRef(focusedElement())
  return (
    <BaseDialog.Root open onOpenChange={(isOpen) => !isOpen && !isHeld && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-50 bg-backdrop transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center overflow-y-auto p-0 table:items-center table:p-6">
          <BaseDialog.Popup
            role={isAlert ? 'alertdialog' : 'dialog'}
            initialFocus={initialFocus}
            finalFocus={() => finalFocus?.() ?? (opener.current?.isConnected ? opener.current : mainRegion())}
            className={classNames(
              'layer-shadow w-full rounded-t-dialog border border-line bg-raised outline-none transition duration-200',
              'table:m-auto table:rounded-dialog data-ending-style:opacity-0 data-starting-style:opacity-0',
              'max-table:max-h-[92dvh] max-table:overflow-y-auto max-table:data-starting-style:translate-y-8',
              isWide ? 'table:max-w-[640px]' : 'table:max-w-[520px]',
            )}
          >
            <BaseDialog.Title className="px-5 pt-5 font-semibold text-title">{title}</BaseDialog.Title>
            {children}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

function focusedElement(): HTMLElement | null {
  const { activeElement } = document
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null
}

function mainRegion(): HTMLElement | null {
  return document.getElementById('main')
}
