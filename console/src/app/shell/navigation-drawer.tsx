import { Dialog } from '@base-ui/react/dialog'
import { IconButton } from '../../components/ui/icon-button.tsx'
import { Logo } from '../../components/ui/logo.tsx'
import { t } from '../../lib/text.ts'
import { Navigation } from './navigation.tsx'

interface NavigationDrawerProps {
  readonly applicationName: string
  readonly onClose: () => void
}

/** The navigation below 1024 px. */
export function NavigationDrawer({ applicationName, onClose }: NavigationDrawerProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-backdrop transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="layer-shadow fixed inset-y-0 start-0 z-50 flex w-[280px] max-w-[85vw] flex-col bg-subtle p-3 outline-none transition-transform duration-200 data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <div className="mb-3 flex items-center gap-2 ps-3">
            <Logo />
            <Dialog.Title className="font-semibold text-body tracking-tight">Rollcall</Dialog.Title>
            <Dialog.Close render={<IconButton icon="close" label={t('Close navigation')} className="ms-auto" />} />
          </div>
          <Navigation onNavigate={onClose} />
          <p className="mt-auto truncate px-3 text-meta text-muted">{applicationName}</p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
