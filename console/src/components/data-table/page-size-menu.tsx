import { defaultPageSize, type PageSize, pageSizes, readPageSize } from '../../lib/list-address.ts'
import { t } from '../../lib/text.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuChoices } from '../ui/menu.tsx'

export interface PageSizeMenuProps {
  /** "Users per page" */
  readonly label: string
  readonly size: PageSize
  readonly onSize: (size: PageSize) => void
  /** Where the list may go on as it is scrolled, instead of in pages. */
  readonly longList?: { readonly isShown: boolean; readonly onChoose: () => void }
}

/** How many rows a page has, or that there are no pages. */
export function PageSizeMenu({ label, size, onSize, longList }: PageSizeMenuProps) {
  const isLong = longList?.isShown === true
  return (
    <Menu
      trigger={
        <Button tone="quiet" opensMenu>
          {isLong ? longListWords : t('{size} per page', { size })}
        </Button>
      }
    >
      <MenuChoices
        label={label}
        value={isLong ? longListValue : String(size)}
        options={longList ? [...sizes, { value: longListValue, label: longListWords }] : sizes}
        onChange={(value) =>
          value === longListValue ? longList?.onChoose() : onSize(readPageSize(value) ?? defaultPageSize)
        }
      />
    </Menu>
  )
}

const longListValue = 'scroll'
const longListWords = t('One long list')
const sizes = pageSizes.map((size) => ({ value: String(size), label: t('{size} per page', { size }) }))
