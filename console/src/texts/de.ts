// German, one catalogue for each feature. It is loaded only where it is read.
import type { Catalogue } from './catalogue.ts'
import { shell } from './de/shell.ts'

export const german: Catalogue = {
  ...shell,
}
