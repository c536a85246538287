import { DialogForm } from './dialog-form.tsx'

interface DiscardDialogProps {
  readonly onDiscard: () => void
  readonly onClose: () => void
}

/** Asked only when something typed would be lost. */
export function DiscardDialog({ onDiscard, onClose }: DiscardDialogProps) {
  return (
    <DialogForm
      title="Discard changes?"
      confirm="Discard"
      confirming="Discarding…"
      failure="Couldn't discard."
      tone="danger"
      onConfirm={async () => undefined}
      onDone={onDiscard}
      onClose={onClose}
      startOnCancel
    >
      <p>What you typed has not been saved.</p>
    </DialogForm>
  )
}
