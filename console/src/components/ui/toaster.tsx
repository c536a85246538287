import { Toast } from '@base-ui/react/toast'
import { t } from '../../lib/text.ts'
import { toastManager } from '../../lib/toasts.ts'
import { buttonClasses } from './button.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

/** Where the notes of lib/toasts.ts appear: bottom right, above everything, reachable with F6. */
export function Toaster() {
  return (
    <Toast.Provider toastManager={toastManager}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 bottom-4 z-60 flex flex-col gap-2 outline-none table:start-auto table:w-[400px]">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="layer-shadow rounded-card border border-line bg-raised transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex min-h-12 items-center gap-3 py-1.5 ps-4 pe-2">
        <Icon
          name={toast.type === 'problem' ? 'alert' : 'check'}
          className={toast.type === 'problem' ? 'text-danger' : 'text-success'}
        />
        <Toast.Title className="min-w-0 flex-1 text-table" render={<p />} />
        {toast.actionProps && <Toast.Action className={buttonClasses('secondary')} />}
        <Toast.Close render={<IconButton icon="close" label={t('Dismiss')} />} />
      </Toast.Content>
    </Toast.Root>
  ))
}
