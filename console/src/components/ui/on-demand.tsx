import {
  type ComponentProps,
  cloneElement,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import { t } from '../../lib/text.ts'
import { toastProblem } from '../../lib/toasts.ts'

export type Trigger = ReactElement<ComponentProps<'button'>>

interface OnDemandProps<Layer> {
  readonly trigger: Trigger
  readonly opens: 'menu' | 'dialog'
  readonly load: () => Promise<Layer>
  /** The button together with what it opens. */
  readonly children: (layer: Layer, trigger: Trigger) => ReactNode
  readonly startsOpen?: boolean | undefined
}

/**
 * A button whose layer is loaded when somebody is about to press it: menus and popovers would be a fifth of the first
 * screen. The first press waits for the layer, takes the focus over to the button that knows it, and presses that.
 */
export function OnDemand<Layer>({ trigger, opens, load, children, startsOpen = false }: OnDemandProps<Layer>) {
  const [loaded, setLoaded] = useState<{ readonly layer: Layer } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const wasPressed = useRef(false)

  async function bring(): Promise<void> {
    try {
      const layer = await load()
      setLoaded({ layer })
    } catch (error) {
      wasPressed.current = false
      toastProblem(t("Couldn't open this."), error)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what starts open does so once.
  useEffect(() => {
    if (startsOpen) void bring()
  }, [])
  useEffect(() => {
    if (loaded === null || !wasPressed.current) return
    // The layer has taken its place, with everything that its own effects prepare.
    const timer = window.setTimeout(() => {
      wasPressed.current = false
      button.current?.focus({ preventScroll: true })
      button.current?.click()
    })
    return () => window.clearTimeout(timer)
  }, [loaded])

  if (loaded !== null) return children(loaded.layer, cloneElement(trigger, { ref: button }))
  // What cannot be loaded ahead is loaded, or said, with the press.
  const prepare = () => void load().catch(() => undefined)
  return cloneElement(trigger, {
    ref: button,
    'aria-haspopup': opens,
    'aria-expanded': false,
    onPointerEnter: prepare,
    onFocus: prepare,
    onClick: () => {
      if (wasPressed.current) return
      wasPressed.current = true
      void bring()
    },
  })
}
