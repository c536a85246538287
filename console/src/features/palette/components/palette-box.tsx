// The palette: one box that finds and does everything, as a combobox with a list of options in a modal dialog. The focus
// stays in the box; what Enter takes is marked in the list.
import { Dialog } from '@base-ui/react/dialog'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { announce } from '../../../lib/announce.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { PaletteGroup, PaletteItem } from '../api/palette-item.ts'
import { optionId, PaletteOptions } from './palette-options.tsx'

interface PaletteBoxProps {
  readonly text: string
  readonly onType: (text: string) => void
  readonly groups: readonly PaletteGroup[]
  readonly isSettled: boolean
  /** What went wrong with the search, in a sentence. */
  readonly fault: string | null
  readonly onClose: () => void
}

export function PaletteBox({ text, onType, groups, isSettled, fault, onClose }: PaletteBoxProps) {
  const [marked, setMarked] = useState<string | null>(null)
  const [opened, setOpened] = useState<PaletteItem | null>(null)
  const [isEnterDue, setIsEnterDue] = useState(false)
  const [openedAt] = useState(() => location.href)
  const box = useRef<HTMLInputElement>(null)
  const shown = opened?.more === undefined ? groups : [opened.more]
  const items = shown.flatMap((group) => group.items)
  const active = items.find(({ id }) => id === marked) ?? items[0]
  const count = items.length

  function take(item: PaletteItem): void {
    if (item.refusal !== undefined) announce(item.refusal)
    else if (item.fill !== undefined) type(item.fill)
    else {
      onClose()
      item.run?.()
    }
  }

  function type(next: string): void {
    setMarked(null)
    setOpened(null)
    setIsEnterDue(false)
    onType(next)
  }

  function leaveActions(): void {
    setMarked(opened?.id ?? null)
    setOpened(null)
  }

  // Whoever pastes and presses Enter at once means the answer to come, not what stands there.
  useEffect(() => {
    if (!isEnterDue || !isSettled) return
    setIsEnterDue(false)
    if (active !== undefined) take(active)
  })
  useEffect(() => {
    if (isSettled && text !== '') announce(tCount(count, '1 result', '{count} results'))
  }, [isSettled, text, count])

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const isAtEnd = selectionStart === value.length
    const isAtStart = selectionStart === 0 && selectionEnd === 0
    const at = active === undefined ? -1 : items.indexOf(active)
    const targets: Partial<Record<string, number>> = {
      ArrowDown: at + 1 >= count ? 0 : at + 1,
      ArrowUp: at <= 0 ? count - 1 : at - 1,
      Home: 0,
      End: count - 1,
    }
    const target = targets[event.key]
    if (target !== undefined) setMarked(items[target]?.id ?? null)
    else if (event.key === 'Enter') {
      if (marked !== null && active !== undefined) take(active)
      else setIsEnterDue(true)
    } else if (event.key === 'ArrowRight' && isAtEnd && active?.more !== undefined) {
      setOpened(active)
      setMarked(null)
    } else if (opened !== null && (event.key === 'Escape' || (event.key === 'ArrowLeft' && (isAtStart || isAtEnd)))) {
      leaveActions()
    } else return
    event.preventDefault()
    // Escape would close the whole palette.
    event.stopPropagation()
  }

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center table:px-6 table:pt-[12vh]">
          <Dialog.Popup
            initialFocus={box}
            // Whatever was opened takes the focus itself.
            finalFocus={() => location.href === openedAt}
            className="layer-shadow flex w-full flex-col border-line bg-raised outline-none max-table:h-dvh table:max-h-[min(70vh,560px)] table:max-w-[640px] table:rounded-dialog table:border"
          >
            <Dialog.Title className="sr-only">{t('Search or run a command')}</Dialog.Title>
            <div className="flex h-12 shrink-0 items-center gap-2 border-line border-b px-4">
              <Icon name="search" className="text-muted" />
              <input
                ref={box}
                role="combobox"
                aria-label={t('Search or run a command')}
                aria-expanded={count > 0}
                aria-controls={count > 0 ? 'palette-options' : undefined}
                aria-activedescendant={active && optionId(active)}
                aria-autocomplete="list"
                aria-busy={!isSettled}
                value={text}
                onChange={(event) => type(event.target.value)}
                onKeyDown={onKeyDown}
                placeholder={t('Name, e-mail, ID, reference, IP or a command')}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                enterKeyHint="go"
                data-quiet-focus
                className="h-full min-w-0 flex-1 bg-transparent text-input outline-none table:text-body placeholder:text-placeholder"
              />
              <Dialog.Close className="rounded-control px-2 py-1 text-meta text-muted hover:bg-hover hover:text-fg pointer-coarse:min-h-11">
                {t('Close')}
              </Dialog.Close>
            </div>
            {count > 0 ? (
              <PaletteOptions groups={shown} active={active} onMark={(item) => setMarked(item.id)} onTake={take} />
            ) : (
              <p className="px-4 py-8 text-center text-muted text-table">
                {fault ?? (isSettled ? t('Nothing was found.') : t('Searching…'))}
              </p>
            )}
            <PaletteHints fault={count > 0 ? fault : null} hasMore={active?.more !== undefined} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteHints({ fault, hasMore }: { readonly fault: string | null; readonly hasMore: boolean }) {
  return (
    <p className="flex shrink-0 flex-wrap gap-x-4 gap-y-1 border-line border-t px-4 py-2 text-meta text-muted">
      {fault !== null && <span className="w-full text-danger">{fault}</span>}
      <span className="max-table:hidden">{t('↑ ↓ to choose, Enter to open')}</span>
      {hasMore && <span className="max-table:hidden">{t('→ for what can be done')}</span>}
      <span>{t('> commands, # organizations, @ people')}</span>
    </p>
  )
}
