import type { IconName } from '../../../components/ui/icon.tsx'

/** One line of the palette: something to open or to do. */
export interface PaletteItem {
  readonly id: string
  readonly icon: IconName
  readonly label: string
  readonly detail?: string | null
  /** Why it cannot be done: "Needs the security role". */
  readonly refusal?: string
  /** What else can be done with it, behind the right arrow. */
  readonly more?: { readonly label: string; readonly items: readonly PaletteItem[] }
  /** Words to go on typing with, instead of something that happens. */
  readonly fill?: string
  readonly run?: () => void
}

export interface PaletteGroup {
  readonly label: string
  readonly items: readonly PaletteItem[]
}
