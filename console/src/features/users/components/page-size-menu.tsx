import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuChoices } from '../../../components/ui/menu.tsx'
import { t } from '../../../lib/text.ts'
import { defaultPageSize, type PageSize, pageSizes } from '../api/list-search.ts'

interface PageSizeMenuProps {
  /** Null: as many as usual. */
  readonly size: PageSize | null
  readonly isScrolled: boolean
  readonly onSize: (size: PageSize | 'scroll') => void
}

/** How many users a page has, or that there are no pages. */
export function PageSizeMenu({ size, isScrolled, onSize }: PageSizeMenuProps) {
  const shownSize = size ?? defaultPageSize
  return (
    <Menu
      trigger={
        <Button tone="quiet" opensMenu>
          {isScrolled ? t('One long list') : t('{size} per page', { size: shownSize })}
        </Button>
      }
    >
      <MenuChoices
        label={t('Users per page')}
        value={isScrolled ? 'scroll' : String(shownSize)}
        options={options}
        onChange={(value) =>
          onSize(value === 'scroll' ? 'scroll' : (pageSizes.find((one) => String(one) === value) ?? defaultPageSize))
        }
      />
    </Menu>
  )
}

const options = [
  ...pageSizes.map((size) => ({ value: String(size), label: t('{size} per page', { size }) })),
  { value: 'scroll', label: t('One long list') },
]
