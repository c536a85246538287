import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { t } from '../../lib/text.ts'
import { IconButton } from './icon-button.tsx'
import { Logo } from './logo.tsx'

interface DrawerProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The navigation below 1024 px. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-backdrop transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="layer-shadow fixed inset-y-0 start-0 z-50 flex w-[280px] max-w-[85vw] flex-col bg-subtle p-3 outline-none transition-transform duration-200 data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <div className="mb-3 flex items-center gap-2 ps-3">
            <Logo />
            <Dialog.Title className="min-w-0 truncate font-semibold text-body tracking-tight">{title}</Dialog.Title>
            <Dialog.Close render={<IconButton icon="close" label={t('Close navigation')} className="ms-auto" />} />
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
